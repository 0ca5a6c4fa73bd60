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
  return attributes.map((attribute) => ({
    ...attribute,
    position: positions.get(attribute.id) ?? 0,
  }));
}
