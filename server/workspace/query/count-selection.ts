import { sql } from "kysely";
import type { Queries } from "../../database/database.ts";
import type { InstanceSelection } from "./instance-selection.ts";

/** How many instances a selection holds, or `atMost` where there are more; counting stops there. */
export async function countSelection(
  db: Queries,
  { condition }: InstanceSelection,
  atMost: number,
): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*) as total from (
    select 1 from instances where ${condition} limit ${atMost}) as counted`.execute(db);
  return rows[0]?.total ?? 0;
}
