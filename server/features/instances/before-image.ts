import type { BeforeImage, SavedReference } from "../../../contract/before-image.ts";
import { parseJson, type JsonObject } from "../../../contract/json.ts";
import type { Queries } from "../../database/database.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import { markFindings } from "../../workspace/mark-findings.ts";
import { instanceColumns } from "../../workspace/instance-json.ts";
import { deleteReferencesAround } from "../../workspace/references.ts";
import { addToCount, slotOf } from "./instance-counts.ts";
import { instanceNotFound } from "./rules.ts";
import { deleteById, lockById } from "./store.ts";

interface Named {
  typeId: string;
  id: string;
}

/** What the deletion of an instance would take; throws 404 where there is none. */
export async function readBeforeImage(db: Queries, { typeId, id }: Named): Promise<BeforeImage> {
  const row = await db
    .selectFrom("instances")
    .select([...instanceColumns, "seq"])
    .where("workspace_id", "=", workspace)
    .where("id", "=", id)
    .where("object_type_id", "=", typeId)
    .executeTakeFirst();
  if (!row) throw instanceNotFound();
  return imageOf(row, await readReferencesAround(db, id));
}

/** Delete an instance inside a transaction, as `deleteInstance` does, and tell exactly what went. */
export async function deleteWithImage(db: Queries, { typeId, id }: Named): Promise<BeforeImage> {
  const [row] = await lockById(db, { typeId, id });
  // The row goes before its references are read: whoever is about to refer to it holds it until they are done.
  const [deleted] = await deleteById(db, { typeId, id });
  if (!row || !deleted) throw instanceNotFound();
  const image = imageOf({ ...row, seq: deleted.seq }, await readReferencesAround(db, id));
  if (row.external_id !== null) await markFindings(db, "external_id", [row.external_id]);
  await deleteReferencesAround(db, id);
  await addToCount(db, { typeId, slot: slotOf(deleted.seq), added: -1 });
  return image;
}

function imageOf(
  row: Omit<BeforeImage["instances"][number], "custom_attributes"> & { custom_attributes: string },
  references: SavedReference[],
): BeforeImage {
  const custom_attributes = parseJson(row.custom_attributes) as JsonObject;
  return {
    format: "objectory.before-image",
    version: 1,
    saved_at: Math.floor(Date.now() / 1000),
    instances: [{ ...row, custom_attributes }],
    references,
  };
}

/** The references that an instance holds and those that others hold to it, each once. */
async function readReferencesAround(db: Queries, id: string): Promise<SavedReference[]> {
  const columns = [
    "reference.owner_kind",
    "reference.owner_type",
    "reference.owner_id",
    "reference.attribute",
    "reference.position",
    "reference.instance_id",
  ] as const;
  const held = await db
    .selectFrom("instance_references as reference")
    .leftJoin("instances as instance", (join) =>
      join
        .onRef("instance.workspace_id", "=", "reference.workspace_id")
        .onRef("instance.id", "=", "reference.instance_id"),
    )
    .select([...columns, "instance.id as found"])
    .where("reference.workspace_id", "=", workspace)
    .where("reference.owner_kind", "=", "instance")
    .where("reference.owner_id", "=", id)
    .orderBy("reference.attribute")
    .orderBy("reference.position")
    .execute();
  const pointing = await db
    .selectFrom("instance_references as reference")
    .select(columns)
    .where("reference.workspace_id", "=", workspace)
    .where("reference.instance_id", "=", id)
    .where((where) =>
      where.not(where.and({ "reference.owner_kind": "instance", "reference.owner_id": id })),
    )
    .orderBy("reference.owner_kind")
    .orderBy("reference.owner_type")
    .orderBy("reference.attribute")
    .orderBy("reference.owner_id")
    .orderBy("reference.position")
    .execute();
  return [
    ...held.map(({ found, ...reference }) =>
      found === null && reference.instance_id !== id ? { ...reference, dangling: true } : reference,
    ),
    ...pointing,
  ];
}
