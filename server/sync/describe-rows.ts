import type { OutboxEntry } from "../../contract/outbox.ts";
import type { ReferenceEnd } from "../../contract/references.ts";
import { ownerKinds } from "../../contract/attributes.ts";
import type { Database } from "../database/database.ts";
import { readReferenceEnds } from "../workspace/reference-ends.ts";
import { loadSchema, type Schema } from "../workspace/schema.ts";
import type { OutboxRow } from "./outbox-rows.ts";
import { recordOf, type RecordOfWrite } from "./record-of-write.ts";

/** Rows of the outbox as people see them: with the names of the records that they are about. */
export async function describeRows(database: Database, rows: OutboxRow[]): Promise<OutboxEntry[]> {
  const schema = await loadSchema(database);
  const titles = await titlesOf(
    database,
    schema,
    rows.map(({ write }) => recordOf(write)),
  );
  return rows.map((row) => describe(row, schema, titles));
}

export async function describeRow(database: Database, row: OutboxRow): Promise<OutboxEntry> {
  const schema = await loadSchema(database);
  return describe(row, schema, await titlesOf(database, schema, [recordOf(row.write)]));
}

type Titles = ReadonlyMap<string, Pick<ReferenceEnd, "title" | "object_type_id">>;

async function titlesOf(
  database: Database,
  schema: Schema,
  records: RecordOfWrite[],
): Promise<Titles> {
  const titles = new Map<string, Pick<ReferenceEnd, "title" | "object_type_id">>();
  for (const kind of ownerKinds) {
    const ids = records.flatMap((record) => (record.kind === kind ? (record.id ?? []) : []));
    const ends = await readReferenceEnds(database.db, schema, kind, ids);
    for (const [id, end] of ends) titles.set(`${kind} ${id}`, end);
  }
  return titles;
}

function describe(row: OutboxRow, schema: Schema, titles: Titles): OutboxEntry {
  const { number, createdAt, author, state, attempts, write, base, problem } = row;
  const record = recordOf(write);
  const title = titleOf(schema, record, titles);
  const known = record.id === null ? undefined : titles.get(`${record.kind} ${record.id}`);
  const object_type_id = record.typeId ?? known?.object_type_id ?? null;
  const kept = { number: String(number), created_at: createdAt, author, state, attempts };
  return { ...kept, title, object_type_id, write, before: base, problem };
}

function titleOf(
  schema: Schema,
  { kind, typeId, id, externalId }: RecordOfWrite,
  titles: Titles,
): string {
  if (id !== null) return titles.get(`${kind} ${id}`)?.title ?? id;
  const label = schema.objectTypes.get(typeId ?? "")?.label ?? typeId ?? "";
  return externalId ?? `New ${label}`;
}
