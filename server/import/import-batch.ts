import { isDeepStrictEqual } from "node:util";
import { sql, type Transaction } from "kysely";
import type { InstanceUpsert } from "../../contract/instances.ts";
import { parseJson, type JsonObject } from "../../contract/json.ts";
import type { Database } from "../database/database.ts";
import { theWorkspaceId, type Tables } from "../database/tables.ts";
import { createInstances } from "../features/instances/create-instances.ts";
import { readOwnFields, type OwnFields } from "../features/instances/rules.ts";
import { upsertInstance } from "../features/instances/write-instance.ts";
import { ApiError } from "../http/api-error.ts";
import {
  checkAttributeWrite,
  requireAttributes,
  type AttributeWrite,
} from "../workspace/custom-attributes.ts";
import { instanceColumns, type InstanceRow } from "../workspace/instance-json.ts";
import { readReferences } from "../workspace/references.ts";
import type { ObjectTypeDefinition } from "../workspace/schema.ts";

/** What became of a row; an `ApiError` says why it was refused. */
export type Outcome = "created" | "updated" | "unchanged" | ApiError;

interface Held {
  row: InstanceRow;
  /** Instance ids by attribute. */
  references: Map<string, string[]>;
}

/** Write some rows in one transaction, each by the rules of the API or not at all. The outcomes are in their order. */
export async function importBatch(
  database: Database,
  type: ObjectTypeDefinition,
  upserts: InstanceUpsert[],
): Promise<Outcome[]> {
  return database.transaction(async (transaction) => {
    const batch = new ImportBatch(database, transaction, type);
    await batch.readHeld(upserts);
    const outcomes: Outcome[] = [];
    for (const upsert of upserts) {
      try {
        outcomes.push(await batch.write(upsert));
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        outcomes.push(error);
      }
    }
    await batch.createWaiting();
    return outcomes;
  });
}

class ImportBatch {
  readonly #database: Database;
  readonly #transaction: Transaction<Tables>;
  readonly #type: ObjectTypeDefinition;
  /** What is there, by external id. */
  #held = new Map<string, Held>();
  /** What is to be made all at once, by external id. */
  #waiting = new Map<
    string,
    { upsert: InstanceUpsert; fields: OwnFields; write: AttributeWrite }
  >();

  constructor(database: Database, transaction: Transaction<Tables>, type: ObjectTypeDefinition) {
    this.#database = database;
    this.#transaction = transaction;
    this.#type = type;
  }

  /** Read all instances that the rows may change, in two queries. */
  async readHeld(upserts: InstanceUpsert[]): Promise<void> {
    const externalIds = upserts.map(({ external_id }) => external_id ?? "");
    const rows = await this.#transaction
      .selectFrom("instances")
      .select(instanceColumns)
      .where("workspace_id", "=", theWorkspaceId)
      .where("object_type_id", "=", this.#type.id)
      .where("external_id", "in", externalIds)
      .execute();
    const held = new Map(
      rows.map((row): [string, Held] => [row.id, { row, references: new Map() }]),
    );
    if (this.#type.attributes.some(({ reference }) => reference !== null)) {
      for (const reference of await readReferences(this.#transaction, "instance", [
        ...held.keys(),
      ])) {
        const references = held.get(reference.owner_id)?.references;
        const ids = references?.get(reference.attribute) ?? [];
        references?.set(reference.attribute, [...ids, reference.instance_id]);
      }
    }
    this.#held = new Map([...held.values()].map((each) => [each.row.external_id ?? "", each]));
  }

  async write(upsert: InstanceUpsert): Promise<Outcome> {
    const externalId = upsert.external_id ?? "";
    if (this.#waiting.has(externalId)) await this.createWaiting();
    const existing = this.#held.get(externalId);
    const fields = readOwnFields(upsert);
    const write = checkedWrite(this.#type, upsert, existing);
    if (existing && holdsAll(existing, write, fields)) return "unchanged";
    if (!existing && write.references.length === 0) {
      this.#waiting.set(externalId, { upsert, fields, write });
      return "created";
    }
    await this.#upsert(upsert, write);
    return existing ? "updated" : "created";
  }

  async createWaiting(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = new Map();
    const created = await createInstances(
      this.#transaction,
      this.#database.dialect,
      this.#type.id,
      [...waiting.values()],
    );
    for (const row of created) {
      this.#held.set(row.external_id ?? "", { row, references: new Map() });
      waiting.delete(row.external_id ?? "");
    }
    // Another connection made these in the meantime; they are changed as the API would.
    for (const { upsert, write } of waiting.values()) await this.#upsert(upsert, write);
  }

  /** References are checked after the instance is written; a savepoint takes that back without the rows before it. */
  async #upsert(upsert: InstanceUpsert, write: AttributeWrite): Promise<void> {
    const needsSavepoint = write.references.length > 0;
    if (needsSavepoint) await sql`savepoint import_row`.execute(this.#transaction);
    try {
      const { row } = await upsertInstance(
        this.#database,
        this.#transaction,
        this.#type.id,
        upsert,
      );
      const externalId = row.external_id ?? "";
      const references = new Map(this.#held.get(externalId)?.references);
      for (const { attribute, ids } of write.references) references.set(attribute.name, ids);
      this.#held.set(externalId, { row, references });
    } catch (error) {
      if (needsSavepoint) await sql`rollback to savepoint import_row`.execute(this.#transaction);
      throw error;
    }
    if (needsSavepoint) await sql`release savepoint import_row`.execute(this.#transaction);
  }
}

/** Throws everything that is wrong with a row but references that match nothing. */
function checkedWrite(
  { attributes }: ObjectTypeDefinition,
  upsert: InstanceUpsert,
  existing: Held | undefined,
): AttributeWrite {
  const values = existing && (parseJson(existing.row.custom_attributes) as JsonObject);
  const write = checkAttributeWrite(attributes, upsert.custom_attributes ?? {}, values);
  if (!existing) requireAttributes(attributes, write);
  return write;
}

function holdsAll(
  { row, references }: Held,
  write: AttributeWrite,
  { external_created_at: createdAt, external_updated_at: updatedAt }: OwnFields,
): boolean {
  const values = parseJson(row.custom_attributes) as JsonObject;
  return (
    (createdAt === undefined || createdAt === row.external_created_at) &&
    (updatedAt === undefined || updatedAt === row.external_updated_at) &&
    Object.entries(write.values).every(([name, value]) => isDeepStrictEqual(values[name], value)) &&
    write.references.every(({ attribute, ids }) =>
      isDeepStrictEqual(references.get(attribute.name) ?? [], ids),
    )
  );
}
