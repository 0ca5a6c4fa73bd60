import { sql, type AliasedRawBuilder, type Expression, type RawBuilder } from "kysely";
import type { Dialect } from "./database.ts";

/** How `rowsForEach` calls the keys it is given, for the query to compare with. */
export function seed(column: string): RawBuilder<string> {
  return sql.ref(`seed.${column}`);
}

/**
 * The rows that `rows` gives for each of a list of keys, in the order of the list, at most `most` of them: a lateral
 * join, which SQLite has only for JSON. `seeds` is a JSON array of arrays of texts, which `rows` reaches as
 * `seed(column)`; `columns` are the columns of `rows`. Each row comes with its key's place in the list, as `seed`.
 */
export function rowsForEach<Row>(
  dialect: Dialect,
  seeds: string,
  seedColumns: readonly string[],
  rows: Expression<unknown>,
  columns: readonly (keyof Row & string)[],
  most: number,
): AliasedRawBuilder<Row & { seed: number }, "found"> {
  const keys = sql.join(
    seedColumns.map((name, place) => sql`value ->> ${sql.lit(place)} as ${sql.ref(name)}`),
  );
  if (dialect === "postgres") {
    const found = sql.join(columns.map((name) => sql.ref(`found.${name}`)));
    return sql<Row & { seed: number }>`(select seed.seed, ${found}
      from (select place - 1 as seed, ${keys}
        from json_array_elements(${seeds}::json) with ordinality as list (value, place)) as seed
      cross join lateral (${rows}) as found limit ${most})`.as("found");
  }
  const found = sql.join(
    columns.map((name, place) => sql`found.value ->> ${sql.lit(place)} as ${sql.ref(name)}`),
  );
  const members = sql.join(columns.map((name) => sql.ref(name)));
  return sql<Row & { seed: number }>`(select seed.seed, ${found}
    from (select key as seed, ${keys} from json_each(${seeds})) as seed
    cross join json_each((select json_group_array(json_array(${members})) from (${rows}) as found))
      as found limit ${most})`.as("found");
}
