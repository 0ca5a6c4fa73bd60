import type { Queries } from "../database/database.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";
import { tableOfKind } from "./copied-columns.ts";
import type { CopiedList } from "./copied-record.ts";

/** Whether the copy has a record. */
export async function isHeld(db: Queries, { kind }: CopiedList, id: string): Promise<boolean> {
  const row = await db
    .selectFrom(tableOfKind[kind])
    .select("id")
    .where("workspace_id", "=", workspace)
    .where("id", "=", id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a record is among those that the vendor no longer has. */
export async function isKnownGone(db: Queries, { kind }: CopiedList, id: string): Promise<boolean> {
  const row = await db
    .selectFrom("gone_records")
    .select("id")
    .where("workspace_id", "=", workspace)
    .where("kind", "=", kind)
    .where("id", "=", id)
    .executeTakeFirst();
  return row !== undefined;
}
