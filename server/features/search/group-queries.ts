import { sql, type RawBuilder } from "kysely";
import { preparedQuery } from "../../database/prepared-query.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import { countedAtMost } from "./counted-at-most.ts";

export const readGroupNumbers = preparedQuery((db) =>
  db
    .selectFrom("search_groups")
    .select(["number", "kind", "type"])
    .where("workspace_id", "=", workspace),
);

interface Beginning {
  /** The group's number. */
  group: number;
  /** What was typed, folded. */
  whole: string;
  /** Behind all texts that start with it. */
  end: string;
}

const columns = ["title", "external_id", "id"] as const;

/**
 * Some records of a group that come before all others: `tier` 0 has the text for its id or external id, 1 starts with it
 * in its title or an id, in the order of the alphabet.
 */
export const findFirst = preparedQuery(
  (db, { group, whole, end, limit }: Beginning & { limit: number }) => {
    const exact = (column: string) => sql`select number, 0 as tier from search_texts
      where group_number = ${group} and ${sql.ref(column)} = ${whole}`;
    const starting = columns.map(
      (column) => sql`select * from (select number, 1 as tier from search_texts
        where ${startsWith({ group, whole, end }, column)}
        order by ${sql.ref(column)} limit ${limit}) as ${sql.ref(`by_${column}`)}`,
    );
    const all = sql.join([exact("id"), exact("external_id"), ...starting], sql` union all `);
    return db
      .selectFrom(sql<{ number: number; tier: number }>`(${all})`.as("first"))
      .select(["number", "tier"]);
  },
);

/** How many records of a group start with a text; one more than is counted where there are more. */
export const countBeginning = preparedQuery((db, beginning: Beginning) => {
  const most = sql.lit(countedAtMost + 1);
  const some = columns.map(
    (column) => sql`select number from (select number from search_texts
      where ${startsWith(beginning, column)} limit ${most}) as ${sql.ref(`by_${column}`)}`,
  );
  return db
    .selectFrom(sql<{ number: number }>`(${sql.join(some, sql` union `)})`.as("beginning"))
    .select(({ fn }) => fn.countAll<number>().as("total"));
});

function startsWith({ group, whole, end }: Beginning, column: string): RawBuilder<unknown> {
  return sql`group_number = ${group} and ${sql.ref(column)} >= ${whole} and ${sql.ref(column)} < ${end}`;
}
