import { sql } from "kysely";
import type { Queries } from "../../database/database.ts";
import { countUpTo, mostCounted, mostLookedAt } from "./count-selection.ts";
import { tableOf } from "./record-kind.ts";
import type { RecordSelection } from "./record-selection.ts";
import { orderBy } from "./row-order.ts";

/** How many records a selection holds, as far as that can be told quickly. */
export async function countRecords(
  db: Queries,
  { kind, visible, condition, newest, isAll, isNarrow }: RecordSelection,
): Promise<{ total_count: number; total_is_exact: boolean }> {
  const table = sql.table(tableOf[kind]);
  if (isAll) return { total_count: await countAll(db, kind, visible), total_is_exact: true };
  const all = await countUpTo(db, mostLookedAt + 1, sql`${table} where ${visible}`);
  const looksAtAll = isNarrow || all <= mostLookedAt;
  const looked = looksAtAll
    ? table
    : sql`(select * from ${table} where ${visible}
        order by ${orderBy(newest)} limit ${mostLookedAt}) as ${table}`;
  const counted = await countUpTo(db, mostCounted + 1, sql`${looked} where ${condition}`);
  return {
    total_count: Math.min(counted, mostCounted),
    total_is_exact: looksAtAll && counted <= mostCounted,
  };
}

async function countAll(
  db: Queries,
  kind: RecordSelection["kind"],
  visible: RecordSelection["visible"],
): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from ${sql.table(tableOf[kind])} where ${visible}`.execute(db);
  return rows[0]?.total ?? 0;
}
