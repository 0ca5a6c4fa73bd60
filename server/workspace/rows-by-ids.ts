import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Queries } from "../database/database.ts";
import { dialectOf } from "../database/prepared-query.ts";
import { theWorkspaceId } from "../database/tables.ts";
import { tableOf, type RecordKind } from "./query/record-kind.ts";

/**
 * The records of some ids that are there and meet a condition, in the order of the ids: a JSON array of texts.
 * `columns` and `condition` name the columns of the record's table in full.
 */
export async function rowsByIds<Row>(
  db: Queries,
  kind: RecordKind["kind"],
  columns: readonly RawBuilder<unknown>[],
  ids: string,
  condition: RawBuilder<SqlBool> = sql`true`,
): Promise<Row[]> {
  const table = tableOf[kind];
  const wanted =
    dialectOf(db) === "sqlite"
      ? sql`(select key as place, value as id from json_each(${ids}))`
      : sql`(select place, value as id
          from json_array_elements_text(${ids}::json) with ordinality as list (value, place))`;
  const { rows } = await sql<Row>`select ${sql.join(columns)} from ${wanted} as wanted
    cross join ${sql.table(table)}
    where ${sql.ref(`${table}.workspace_id`)} = ${theWorkspaceId}
      and ${sql.ref(`${table}.id`)} = wanted.id and ${condition}
    order by wanted.place`.execute(db);
  return rows;
}
