import type { Database } from "../../database/database.ts";
import { theWorkspaceId } from "../../database/tables.ts";
import { invalidParameter } from "../../http/api-error.ts";
import { changeSchema } from "../../workspace/change-schema.ts";
import { attributesOf } from "../../workspace/schema.ts";
import { getAttributeFrom } from "./store.ts";

/** Put an attribute before another of its owner, or behind them all where `beforeId` is null. */
export async function moveAttribute(
  database: Database,
  id: string,
  beforeId: string | null,
): Promise<void> {
  await changeSchema(database, async (transaction, schema) => {
    const moved = getAttributeFrom(schema, id);
    if (beforeId === id) return;
    const others = attributesOf(schema, moved.owner_kind, moved.object_type_id).filter(
      (attribute) => attribute !== moved,
    );
    const place = others.findIndex((attribute) => attribute.id === beforeId);
    if (beforeId !== null && place === -1)
      throw invalidParameter(
        "before_id",
        `before_id names no attribute beside '${moved.name}'; use the id of one, or null for the end`,
      );
    const ordered = others.toSpliced(place === -1 ? others.length : place, 0, moved);
    for (const [position, attribute] of ordered.entries()) {
      await transaction
        .updateTable("attributes")
        .set({ position })
        .where("workspace_id", "=", theWorkspaceId)
        .where("id", "=", Number(attribute.id))
        .execute();
    }
  });
}
