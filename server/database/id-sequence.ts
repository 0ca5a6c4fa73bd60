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
