import { sql, type RawBuilder } from "kysely";
import type { Queries } from "../../database/database.ts";
import type { InstanceSelection } from "./instance-selection.ts";

/** Counting goes on up to here; a larger number says no more to who looks at a page, and takes time. */
export const mostCounted = 10_000;
/** Without an index, so many records are looked at: those that are newest. */
export const mostLookedAt = 100_000;

export interface Count {
  total: number;
  /** False where counting stopped early; then there are at least `total`. */
  total_is_exact: boolean;
}

/**
 * How many instances a selection holds, as far as that can be told quickly. `index` is what `chooseIndex` answered for
 * counting, `ofType` how many instances the type has.
 */
export async function countSelection(
  db: Queries,
  { condition, typeCondition, isNarrow }: InstanceSelection,
  ofType: number,
  index: RawBuilder<unknown> | undefined,
): Promise<Count> {
  const looksAtAll = index !== undefined || isNarrow || ofType <= mostLookedAt;
  const looked = looksAtAll
    ? sql`instances ${index ?? sql``}`
    : sql`(select * from instances where ${typeCondition}
        order by created_at desc, seq desc limit ${mostLookedAt}) as instances`;
  const counted = await countUpTo(db, mostCounted + 1, sql`${looked} where ${condition}`);
  return {
    total: Math.min(counted, mostCounted),
    total_is_exact: looksAtAll && counted <= mostCounted,
  };
}

/** How many rows there are, or `atMost` where there are more; counting stops there. */
export async function countUpTo(
  db: Queries,
  atMost: number,
  rows: RawBuilder<unknown>,
): Promise<number> {
  const counted = await sql<{ total: number }>`select count(*) as total from (
    select 1 from ${rows} limit ${atMost}) as counted`.execute(db);
  return counted.rows[0]?.total ?? 0;
}
