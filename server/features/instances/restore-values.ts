import { sql } from "kysely";
import type { OwnerKind } from "../../../contract/attributes.ts";
import type { SavedValue } from "../../../contract/before-image.ts";
import { isJsonObject, parseJson, type JsonObject } from "../../../contract/json.ts";
import type { RestoreConflict } from "../../../contract/deletions.ts";
import type { Queries } from "../../database/database.ts";
import { dialectOf } from "../../database/prepared-query.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";

const tables = {
  contact: "contacts",
  conversation: "conversations",
  instance: "instances",
} as const satisfies Record<OwnerKind, string>;

const recordsPerQuery = 500;

/** Names an attribute as values do. */
export function attributeKey(owner_kind: OwnerKind, owner_type: string, name: string): string {
  return JSON.stringify([owner_kind, owner_type, name]);
}

/**
 * Put values back into records that are there and hold none of that name, in the places they had; the records keep
 * their times. `start` is the place of the first value in the image; `attributes` are those that are back, by `attributeKey`.
 */
export async function restoreValues(
  db: Queries,
  values: SavedValue[],
  start: number,
  attributes: ReadonlySet<string>,
): Promise<{ restored: number; conflicts: RestoreConflict[] }> {
  const told: { restored: number; conflicts: RestoreConflict[] } = { restored: 0, conflicts: [] };
  const placed = values.map((value, index) => ({ ...value, index: start + index }));
  for (const [kind, group] of Map.groupBy(placed, ({ owner_kind }) => owner_kind)) {
    for (let from = 0; from < group.length; from += recordsPerQuery) {
      const chunk = group.slice(from, from + recordsPerQuery);
      const records = await readRecords(db, kind, chunk);
      const changed = new Set<string>();
      for (const { index, ...value } of chunk) {
        const record = records.get(recordKey(value.owner_type, value.owner_id));
        const message = obstacleOf(value, record, attributes);
        if (record && message === undefined) {
          records.set(recordKey(value.owner_type, value.owner_id), withValue(record, value));
          changed.add(recordKey(value.owner_type, value.owner_id));
          told.restored += 1;
        } else {
          told.conflicts.push({
            field: `values.${index}`,
            record: `${value.owner_type || kind} ${value.owner_id}, ${value.attribute}`,
            message: message ?? "",
          });
        }
      }
      await writeRecords(
        db,
        kind,
        [...changed].flatMap((key) => records.get(key) ?? []),
      );
    }
  }
  return told;
}

interface OwnerRecord {
  id: string;
  values: JsonObject;
}

function recordKey(owner_type: string, id: string): string {
  return JSON.stringify([owner_type, id]);
}

function obstacleOf(
  { owner_kind, owner_type, owner_id, attribute }: SavedValue,
  record: OwnerRecord | undefined,
  attributes: ReadonlySet<string>,
): string | undefined {
  if (!attributes.has(attributeKey(owner_kind, owner_type, attribute)))
    return `the attribute ${attribute} does not come back with this file`;
  if (!record) return `there is no ${owner_type || owner_kind} with the id ${owner_id} any more`;
  if (Object.hasOwn(record.values, attribute)) return `it holds a value of ${attribute} by now`;
  return undefined;
}

function withValue(
  { id, values }: OwnerRecord,
  { attribute, place, value }: SavedValue,
): OwnerRecord {
  const members = Object.entries(values).toSpliced(place, 0, [attribute, value]);
  return { id, values: Object.fromEntries(members) };
}

/** By `recordKey`; no one else changes them until the transaction ends. */
async function readRecords(
  db: Queries,
  kind: OwnerKind,
  values: SavedValue[],
): Promise<Map<string, OwnerRecord>> {
  const ids = [...new Set(values.map(({ owner_id }) => owner_id))].toSorted();
  const rows = await db
    .selectFrom(tables[kind])
    .select(["id", "custom_attributes"])
    .$if(kind === "instance", (query) => query.select("instances.object_type_id"))
    .where("workspace_id", "=", workspace)
    .where("id", "in", ids)
    .orderBy("id")
    .$if(dialectOf(db) === "postgres", (query) => query.forNoKeyUpdate())
    .execute();
  return new Map(
    rows.map(({ id, object_type_id: type, custom_attributes }) => {
      const held = parseJson(custom_attributes);
      return [recordKey(type ?? "", id), { id, values: isJsonObject(held) ? held : {} }];
    }),
  );
}

async function writeRecords(db: Queries, kind: OwnerKind, records: OwnerRecord[]): Promise<void> {
  if (records.length === 0) return;
  const written = records.map(({ id, values }) => sql`(${id}, ${JSON.stringify(values)})`);
  await sql`
    update ${sql.table(tables[kind])} as record
    set custom_attributes = written.column2
    from (values ${sql.join(written)}) as written
    where record.workspace_id = ${workspace} and record.id = written.column1`.execute(db);
}
