import { sql, type RawBuilder } from "kysely";
import type { Dialect, Queries } from "../database/database.ts";
import { dialectOf } from "../database/prepared-query.ts";
import type { Tables } from "../database/tables.ts";

/** How rows of a table are written many at a time: its columns in the order of each row's values. */
export interface BulkTable {
  table: keyof Tables;
  columns: Readonly<Record<string, "text" | "integer">>;
  /** On a row with the same key these columns are written over; without a key every row is new. */
  key?: { columns: readonly string[]; overwritten: readonly string[] };
}

/** Insert rows, or write over those that are there: one statement with one parameter, however many there are. */
export async function writeRows(
  db: Queries,
  { table, columns, key }: BulkTable,
  rows: readonly unknown[][],
): Promise<void> {
  if (rows.length === 0) return;
  const dialect = dialectOf(db);
  const names = Object.keys(columns);
  await sql`insert into ${sql.table(table)} (${refs(names)})
    select ${columnValues(dialect, columns)} from ${listedRows(dialect, rows)} where true
    ${key ? onConflict(key) : sql``}`.execute(db);
}

function onConflict({ columns, overwritten }: NonNullable<BulkTable["key"]>): RawBuilder<unknown> {
  const set = overwritten.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`);
  return sql`on conflict (${refs(columns)}) do update set ${sql.join(set)}`;
}

function refs(names: readonly string[]): RawBuilder<unknown> {
  return sql.join(names.map((name) => sql.ref(name)));
}

/** The values of rows of `listedRows`, typed as columns are. */
export function columnValues(
  dialect: Dialect,
  columns: Readonly<Record<string, "text" | "integer">>,
): RawBuilder<unknown> {
  return sql.join(
    Object.values(columns).map((type, place) => {
      const value = sql`row.value ->> ${sql.lit(place)}`;
      return type === "integer" && dialect === "postgres" ? sql`(${value})::bigint` : value;
    }),
  );
}

/** An array of arrays as rows named `row`, each with its array as `value`. */
export function listedRows(dialect: Dialect, rows: readonly unknown[][]): RawBuilder<unknown> {
  const json = JSON.stringify(rows);
  return dialect === "sqlite"
    ? sql`json_each(${json}) as row`
    : sql`json_array_elements(${json}::json) as row (value)`;
}
