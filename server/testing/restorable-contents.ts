import type { Database } from "../database/database.ts";
import type { Tables } from "../database/tables.ts";

const tables = [
  "object_types",
  "attributes",
  "instances",
  "contacts",
  "conversations",
  "conversation_contacts",
  "instance_references",
] as const satisfies (keyof Tables)[];

/** Every row that a deletion may take, and the count of each type's instances; the same before it and after its undoing. */
export async function restorableContents({ db }: Database): Promise<Record<string, string[]>> {
  const contents: Record<string, string[]> = {};
  for (const table of tables) {
    const rows = await db.selectFrom(table).selectAll().execute();
    contents[table] = rows.map((row) => JSON.stringify(row)).toSorted();
  }
  const counts = await db.selectFrom("instance_counts").selectAll().execute();
  contents["counts"] = [...Map.groupBy(counts, ({ object_type_id }) => object_type_id)]
    .map(([id, rows]) => `${id} ${rows.reduce((sum, { instances }) => sum + instances, 0)}`)
    .filter((line) => !line.endsWith(" 0"))
    .toSorted();
  return contents;
}
