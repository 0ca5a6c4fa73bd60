import type { Insertable } from "kysely";
import type { OwnerKind } from "../../contract/attributes.ts";
import type { Database, Queries } from "../database/database.ts";
import { takeIds, type IdSequence } from "../database/id-sequence.ts";
import { indexChanges } from "../database/search-index.ts";
import { theWorkspaceId, type Tables } from "../database/tables.ts";
import { slotOf } from "../features/instances/instance-counts.ts";
import type { DemoContact } from "./contacts.ts";
import type { DemoConversation } from "./conversations.ts";
import type { Kind } from "./timeline.ts";
import type { DemoInstance, DemoReferences } from "./world.ts";

type Table =
  | "instances"
  | "contacts"
  | "conversations"
  | "conversation_contacts"
  | "conversation_parts"
  | "instance_references";

/** In the order in which rows must be written, because one table's rows name another's. */
const tables: Table[] = [
  "instances",
  "contacts",
  "conversations",
  "conversation_contacts",
  "conversation_parts",
  "instance_references",
];

const rowsPerInsert = 200;

/** Writes records in bulk: rows are collected by table and go to the database many at a time. */
export class DemoWriter {
  readonly #db: Queries;
  readonly #dialect: Database["dialect"];
  readonly #rows: { [Name in Table]: Insertable<Tables[Name]>[] } = {
    instances: [],
    contacts: [],
    conversations: [],
    conversation_contacts: [],
    conversation_parts: [],
    instance_references: [],
  };
  readonly #counts = new Map<string, Insertable<Tables["instance_counts"]>>();

  constructor(db: Queries, dialect: Database["dialect"]) {
    this.#db = db;
    this.#dialect = dialect;
  }

  takeIds(sequence: IdSequence, count: number): Promise<number[]> {
    return takeIds(this.#db, this.#dialect, sequence, count);
  }

  addInstance(seq: number, kind: Kind, createdAt: number, instance: DemoInstance): void {
    const id = String(seq);
    this.#rows.instances.push({
      workspace_id: theWorkspaceId,
      id,
      seq,
      object_type_id: kind,
      external_id: instance.externalId,
      external_created_at: instance.externalCreatedAt,
      external_updated_at: instance.externalUpdatedAt,
      custom_attributes: JSON.stringify(instance.attributes),
      created_at: createdAt,
      updated_at: instance.updatedAt,
    });
    this.#count(kind, slotOf(seq));
    this.#addReferences("instance", kind, id, instance.references);
  }

  addContact(seq: number, contact: DemoContact, references: DemoReferences[]): void {
    this.#rows.contacts.push({ workspace_id: theWorkspaceId, seq, ...contact });
    this.#addReferences("contact", "", contact.id, references);
  }

  addConversation(seq: number, { row, contactIds, parts, references }: DemoConversation): void {
    const inConversation = {
      workspace_id: theWorkspaceId,
      conversation_id: String(seq),
    };
    this.#rows.conversations.push({
      workspace_id: theWorkspaceId,
      id: String(seq),
      seq,
      ...row,
    });
    contactIds.forEach((contact_id, position) =>
      this.#rows.conversation_contacts.push({ ...inConversation, contact_id, position }),
    );
    parts.forEach((part, position) =>
      this.#rows.conversation_parts.push({
        ...inConversation,
        position,
        id: String(seq * 1000 + position),
        ...part,
      }),
    );
    this.#addReferences("conversation", "", String(seq), references);
  }

  /** Write what was collected. */
  async flush(): Promise<void> {
    for (const table of tables) {
      const rows = this.#rows[table];
      for (let start = 0; start < rows.length; start += rowsPerInsert) {
        await this.#db
          .insertInto(table)
          .values(rows.slice(start, start + rowsPerInsert))
          .execute();
      }
      rows.length = 0;
    }
    while (await indexChanges(this.#db));
  }

  /** Write the counts; the last call. */
  async finish(): Promise<void> {
    if (this.#counts.size === 0) return;
    await this.#db
      .insertInto("instance_counts")
      .values([...this.#counts.values()])
      .execute();
  }

  #addReferences(
    ownerKind: OwnerKind,
    ownerType: string,
    ownerId: string,
    references: DemoReferences[],
  ): void {
    for (const { attribute, instanceIds } of references) {
      instanceIds.forEach((instance_id, position) =>
        this.#rows.instance_references.push({
          workspace_id: theWorkspaceId,
          owner_kind: ownerKind,
          owner_type: ownerType,
          owner_id: ownerId,
          attribute,
          position,
          instance_id,
        }),
      );
    }
  }

  #count(kind: Kind, slot: number): void {
    const key = `${kind} ${slot}`;
    const count = this.#counts.get(key);
    if (count) count.instances += 1;
    else {
      this.#counts.set(key, {
        workspace_id: theWorkspaceId,
        object_type_id: kind,
        slot,
        instances: 1,
      });
    }
  }
}
