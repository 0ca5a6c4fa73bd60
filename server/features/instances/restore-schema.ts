import type { SavedAttribute, SavedObjectType } from "../../../contract/before-image.ts";
import type { Database, Queries } from "../../database/database.ts";
import { skipIds } from "../../database/id-sequence.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import type { RestorableSchema } from "./restorable-schema.ts";

/** Put types and attributes back inside `changeSchema`, with their ids, times and places. */
export async function restoreSchema(
  { dialect }: Database,
  db: Queries,
  { objectTypes, attributes }: RestorableSchema,
): Promise<void> {
  if (objectTypes.length > 0)
    await db.insertInto("object_types").values(objectTypes.map(typeRow)).execute();
  if (attributes.length === 0) return;
  await db.insertInto("attributes").values(attributes.map(attributeRow)).execute();
  await skipIds(db, dialect, "attribute", Math.max(...attributes.map(({ id }) => Number(id))));
}

function typeRow({ archived, ...type }: SavedObjectType) {
  return { ...type, workspace_id: workspace, archived: archived ? 1 : 0 };
}

function attributeRow({
  id,
  options,
  reference,
  required,
  archived,
  ...attribute
}: SavedAttribute) {
  return {
    ...attribute,
    workspace_id: workspace,
    id: Number(id),
    required: required ? 1 : 0,
    archived: archived ? 1 : 0,
    options: JSON.stringify(options),
    reference_type: reference?.type ?? null,
    reference_object_type_id: reference?.object_type_id ?? null,
  };
}
