import type { Queries } from "../database/database.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";
import { markFindings } from "../workspace/mark-findings.ts";
import { readReferences, type ReferenceOwner } from "../workspace/references.ts";

/** Remove all that a record refers to, as the record goes. */
export async function deleteReferencesOf(db: Queries, { kind, id }: ReferenceOwner): Promise<void> {
  const held = await readReferences(db, kind, [id]);
  if (held.length === 0) return;
  await markFindings(
    db,
    "instance",
    held.map(({ instance_id }) => instance_id),
  );
  await db
    .deleteFrom("instance_references")
    .where("workspace_id", "=", workspace)
    .where("owner_kind", "=", kind)
    .where("owner_id", "=", id)
    .execute();
}
