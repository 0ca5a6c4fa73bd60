import { sql } from "kysely";
import type { Dialect, Queries } from "./database.ts";

export type IdSequence = "attribute" | "instance" | "contact" | "conversation";

/** Take `count` numbers that no one else gets, ascending; the first is 1. Run it in the transaction that uses them. */
export async function takeIds(
  db: Queries,
  dialect: Dialect,
  sequence: IdSequence,
  count = 1,
): Promise<number[]> {
  if (dialect === "postgres") {
    const taken = await sql<{ id: number }>`
      select nextval(${`${sequence}_id`}) as id from generate_series(1, ${sql.lit(count)})`.execute(
      db,
    );
    return taken.rows.map(({ id }) => id);
  }
  const { last_value: last } = await db
    .insertInto("id_sequences")
    .values({ name: sequence, last_value: count })
    .onConflict((conflict) =>
      conflict
        .column("name")
        .doUpdateSet((row) => ({ last_value: row("id_sequences.last_value", "+", count) })),
    )
    .returning("last_value")
    .executeTakeFirstOrThrow();
  return Array.from({ length: count }, (_, index) => last - count + 1 + index);
}

/** Let the sequence give out only numbers above `last`; for records that come with numbers of their own. */
export async function skipIds(
  db: Queries,
  dialect: Dialect,
  sequence: IdSequence,
  last: number,
): Promise<void> {
  if (dialect === "postgres") {
    const name = `${sequence}_id`;
    await sql`select setval(${name}, ${last}) from ${sql.id(name)} where last_value < ${last}`.execute(
      db,
    );
    return;
  }
  await db
    .insertInto("id_sequences")
    .values({ name: sequence, last_value: last })
    .onConflict((conflict) =>
      conflict
        .column("name")
        .doUpdateSet({ last_value: sql`max(id_sequences.last_value, excluded.last_value)` }),
    )
    .execute();
}
