import { sql } from "kysely";
import type { Queries } from "../database/database.ts";
import { listedTexts } from "../database/json-path.ts";
import { dialectOf } from "../database/prepared-query.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";
import { copiedColumns, tableOfKind } from "./copied-columns.ts";
import type { Column, CopiedList, CopiedRecord } from "./copied-record.ts";

/** A record as the copy holds it. */
export interface HeldRecord {
  id: string;
  columns: Record<string, Column>;
  references: Map<string, string[]>;
  contactIds: string[];
  parts: string;
}

/** Those of some records that the copy holds, with what belongs to them. */
export async function readHeld(
  db: Queries,
  { kind }: Pick<CopiedList, "kind">,
  records: readonly Pick<CopiedRecord, "id" | "parts">[],
): Promise<Map<string, HeldRecord>> {
  const list = JSON.stringify(records.map(({ id }) => id));
  const names = Object.keys(copiedColumns[kind]);
  const { rows } = await sql<Record<string, Column> & { id: string }>`
    select id, ${sql.join(names.map((name) => sql.ref(name)))} from ${sql.table(tableOfKind[kind])}
    where workspace_id = ${workspace} and id in ${listedTexts(dialectOf(db), list)}`.execute(db);
  const held = new Map(
    rows.map(({ id, ...columns }): [string, HeldRecord] => [
      id,
      { id, columns, references: new Map(), contactIds: [], parts: "" },
    ]),
  );
  if (held.size === 0) return held;
  const heldIds = JSON.stringify([...held.keys()]);
  await addReferences(db, kind, heldIds, held);
  if (kind === "conversation") {
    await addContacts(db, heldIds, held);
    if (records.some(({ parts }) => parts !== undefined)) await addParts(db, heldIds, held);
  }
  return held;
}

async function addReferences(
  db: Queries,
  kind: CopiedList["kind"],
  ids: string,
  held: Map<string, HeldRecord>,
): Promise<void> {
  const rows = await db
    .selectFrom("instance_references")
    .select(["owner_id", "attribute", "instance_id"])
    .where("workspace_id", "=", workspace)
    .where("owner_kind", "=", kind)
    .where("owner_id", "in", listedTexts(dialectOf(db), ids))
    .orderBy("owner_id")
    .orderBy("attribute")
    .orderBy("position")
    .execute();
  for (const { owner_id, attribute, instance_id } of rows) {
    const references = held.get(owner_id)?.references;
    const known = references?.get(attribute);
    if (known) known.push(instance_id);
    else references?.set(attribute, [instance_id]);
  }
}

async function addContacts(db: Queries, ids: string, held: Map<string, HeldRecord>): Promise<void> {
  const rows = await db
    .selectFrom("conversation_contacts")
    .select(["conversation_id", "contact_id"])
    .where("workspace_id", "=", workspace)
    .where("conversation_id", "in", listedTexts(dialectOf(db), ids))
    .orderBy("conversation_id")
    .orderBy("position")
    .execute();
  for (const row of rows) held.get(row.conversation_id)?.contactIds.push(row.contact_id);
}

async function addParts(db: Queries, ids: string, held: Map<string, HeldRecord>): Promise<void> {
  const rows = await db
    .selectFrom("conversation_parts")
    .select(["conversation_id", "id", "part_type", "body", "author", "created_at"])
    .where("workspace_id", "=", workspace)
    .where("conversation_id", "in", listedTexts(dialectOf(db), ids))
    .orderBy("conversation_id")
    .orderBy("position")
    .execute();
  for (const { conversation_id, ...part } of rows) {
    const record = held.get(conversation_id);
    if (record) record.parts += `${JSON.stringify(part)}\n`;
  }
}
