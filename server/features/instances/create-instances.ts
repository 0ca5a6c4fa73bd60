import type { Database, Queries } from "../../database/database.ts";
import { takeIds } from "../../database/id-sequence.ts";
import { theWorkspaceId } from "../../database/tables.ts";
import type { AttributeWrite } from "../../workspace/custom-attributes.ts";
import type { InstanceRow } from "../../workspace/instance-json.ts";
import { addToCount, slotOf } from "./instance-counts.ts";
import type { OwnFields } from "./rules.ts";
import { newInstanceRow } from "./write-instance.ts";

/**
 * Make up to 1,000 instances at once, inside a transaction. The writes are checked already and hold no references.
 * Answers the rows that were made: an instance that got one of the external ids meanwhile is left as it is.
 */
export async function createInstances(
  db: Queries,
  dialect: Database["dialect"],
  typeId: string,
  writes: { fields: OwnFields; write: AttributeWrite }[],
): Promise<InstanceRow[]> {
  if (writes.length === 0) return [];
  const seqs = await takeIds(db, dialect, "instance", writes.length);
  const rows = writes.map(({ fields, write }, index) => {
    const seq = seqs[index] ?? 0;
    return {
      workspace_id: theWorkspaceId,
      seq,
      ...newInstanceRow(seq, typeId, fields, write),
    };
  });
  const made = await db
    .insertInto("instances")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "object_type_id", "external_id"]).doNothing(),
    )
    .returning("id")
    .execute();
  const ids = new Set(made.map(({ id }) => id));
  const created = rows.filter(({ id }) => ids.has(id));
  const bySlot = Map.groupBy(created, ({ seq }) => slotOf(seq));
  for (const [slot, { length: added }] of [...bySlot].sort(([one], [other]) => one - other)) {
    await addToCount(db, { typeId, slot, added });
  }
  return created;
}
