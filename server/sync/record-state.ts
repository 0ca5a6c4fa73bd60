import type { OwnerKind } from "../../contract/attributes.ts";
import type { Queries } from "../database/database.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";

/** When the vendor was last asked for a record that the copy knows or knew, and whose type it is of. */
export async function readRecordState(
  db: Queries,
  kind: OwnerKind,
  id: string,
): Promise<{ typeId: string; asOfMs: number } | undefined> {
  const row = await db
    .selectFrom("sync_records")
    .select(["object_type_id", "as_of_ms"])
    .where("workspace_id", "=", workspace)
    .where("kind", "=", kind)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && { typeId: row.object_type_id, asOfMs: row.as_of_ms };
}
