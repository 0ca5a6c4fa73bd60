import {
  associationGroupSize,
  type HeldReferences,
  type ReferenceSet,
} from "../../../contract/associations.ts";
import type { Attribute } from "../../../contract/attributes.ts";
import type { EmbeddedInstance } from "../../../contract/instances.ts";
import { parseJson, type JsonObject } from "../../../contract/json.ts";
import type { Queries } from "../../database/database.ts";
import { embeddedWorkspaceId as workspace } from "../../database/tables.ts";
import type { EmbeddedRow } from "../../workspace/instance-json.ts";
import { relationshipAttributes } from "../../workspace/schema.ts";
import type { Owner } from "./owner.ts";

/** What a record refers to, by attribute: the first of each group, and how many there are. */
export async function readHeldReferences(db: Queries, owner: Owner): Promise<HeldReferences[]> {
  const rows = await readRows(db, owner).where("place", "<=", associationGroupSize).execute();
  return relationshipAttributes(owner.attributes).map((attribute) => {
    const held = rows.filter((row) => row.attribute === attribute.name);
    return {
      attribute,
      total: held[0]?.total ?? 0,
      instances: held.flatMap(embeddedInstances),
      missing_ids: held.filter(({ id }) => id === null).map(({ instance_id }) => instance_id),
    };
  });
}

/** Everything that a record refers to through one attribute, in its order. */
export async function readReferenceSet(
  db: Queries,
  owner: Owner,
  attribute: Attribute,
): Promise<ReferenceSet> {
  const rows = await readRows(db, owner).where("attribute", "=", attribute.name).execute();
  return {
    attribute,
    ids: rows.map(({ instance_id }) => instance_id),
    instances: rows.flatMap(embeddedInstances),
  };
}

/** References with the instances they name, each attribute's in its order; the columns of a missing instance are null. */
function readRows(db: Queries, owner: Owner) {
  return db
    .selectFrom(
      db
        .selectFrom("instance_references")
        .select(["attribute", "instance_id"])
        .select(({ fn }) => [
          fn
            .agg<number>("row_number")
            .over((over) => over.partitionBy("attribute").orderBy("position"))
            .as("place"),
          fn
            .countAll<number>()
            .over((over) => over.partitionBy("attribute"))
            .as("total"),
        ])
        .where("workspace_id", "=", workspace)
        .where("owner_kind", "=", owner.kind)
        .where("owner_id", "=", owner.id)
        .as("held"),
    )
    .leftJoin("instances", (join) =>
      join
        .on("instances.workspace_id", "=", workspace)
        .onRef("instances.id", "=", "held.instance_id"),
    )
    .select([
      "attribute",
      "instance_id",
      "total",
      "id",
      "object_type_id",
      "external_id",
      "external_created_at",
      "external_updated_at",
      "custom_attributes",
    ])
    .orderBy("attribute")
    .orderBy("place");
}

function embeddedInstances(row: {
  [Column in keyof EmbeddedRow]: EmbeddedRow[Column] | null;
}): EmbeddedInstance[] {
  if (row.id === null || row.object_type_id === null || row.custom_attributes === null) return [];
  return [
    {
      id: row.id,
      type: row.object_type_id,
      external_id: row.external_id,
      external_created_at: row.external_created_at,
      external_updated_at: row.external_updated_at,
      custom_attributes: parseJson(row.custom_attributes) as JsonObject,
    },
  ];
}
