import type { Attribute } from "../../contract/attributes.ts";
import type { SavedAttribute } from "../../contract/before-image.ts";
import type { Queries } from "../database/database.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";

/** Attributes as a before-image keeps them, with their places. */
export async function savedAttributes(
  db: Queries,
  attributes: readonly Attribute[],
): Promise<SavedAttribute[]> {
  const rows = await db
    .selectFrom("attributes")
    .select(["id", "position"])
    .where("workspace_id", "=", workspace)
    .execute();
  const positions = new Map(rows.map(({ id, position }) => [String(id), position]));
  // Only what was declared can be deleted, so its origin need not be kept.
  return attributes.map(({ origin: _declared, ...attribute }) => ({
    ...attribute,
    position: positions.get(attribute.id) ?? 0,
  }));
}
