import { sql } from "kysely";
import type { Queries } from "../../database/database.ts";
import { preparedQuery } from "../../database/prepared-query.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";

const slots = 16;

/** The slot of `instance_counts` that counts the instance with this number. */
export function slotOf(seq: number): number {
  return seq % slots;
}

/**
 * Keep the count exact, in the transaction that makes or deletes instances. Call it last there: the slot stays locked
 * until the transaction ends, and whoever holds one must wait for nothing else.
 */
export const addToCount = preparedQuery(
  (db, { typeId, slot, added }: { typeId: string; slot: number; added: number }) =>
    db
      .insertInto("instance_counts")
      .values({ workspace_id: workspace, object_type_id: typeId, slot, instances: added })
      .onConflict((conflict) =>
        conflict.columns(["workspace_id", "object_type_id", "slot"]).doUpdateSet((row) => ({
          instances: sql`${row.ref("instance_counts.instances")} + ${row.ref("excluded.instances")}`,
        })),
      ),
);

const sumOfSlots = preparedQuery((db, { typeId }: { typeId: string }) =>
  db
    .selectFrom("instance_counts")
    .select(sql<number>`cast(coalesce(sum(instances), 0) as bigint)`.as("total"))
    .where("workspace_id", "=", workspace)
    .where("object_type_id", "=", typeId),
);

/** How many instances a type has; exact. */
export async function countInstances(db: Queries, typeId: string): Promise<number> {
  const [row] = await sumOfSlots(db, { typeId });
  return row?.total ?? 0;
}
