import {
  associationGroupSize,
  type HeldReferences,
  type ReferenceSet,
} from "../../../contract/associations.ts";
import type { Attribute } from "../../../contract/attributes.ts";
import type { EmbeddedInstance } from "../../../contract/instances.ts";
import { parseJson, type JsonObject } from "../../../contract/json.ts";
import type { Queries } from "../../database/database.ts";
import { listedTexts } from "../../database/json-path.ts";
import { preparedQuery } from "../../database/prepared-query.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import { readReferenceIds } from "../../workspace/references.ts";
import { relationshipAttributes } from "../../workspace/schema.ts";
import { readHeldThrough } from "./edge-rows.ts";
import type { Owner } from "./owner.ts";
import { groupSeed } from "./read-groups.ts";
import { recordKey } from "./record-key.ts";

/** What a record refers to, by attribute: the first of each group, and how many there are. */
export async function readHeldReferences(db: Queries, owner: Owner): Promise<HeldReferences[]> {
  const record = recordKey(owner.kind, owner.id);
  const attributes = relationshipAttributes(owner.attributes);
  const each = associationGroupSize;
  const rows = await readHeldThrough(db, {
    seeds: JSON.stringify(attributes.map((attribute) => groupSeed({ record, attribute }))),
    each,
    most: each * attributes.length,
  });
  const groups = attributes.map((_attribute, place) =>
    rows.filter(({ seed }) => seed === place).map(({ other }) => other),
  );
  const isLarge = groups.some(({ length }) => length === each);
  const totals = isLarge ? await countHeld(db, owner) : new Map<string, number>();
  const instances = await readInstances(db, groups.flat());
  return attributes.map((attribute, place) => {
    const ids = groups[place] ?? [];
    return {
      attribute,
      total: totals.get(attribute.name) ?? ids.length,
      instances: ids.flatMap((id) => instances.get(id) ?? []),
      missing_ids: ids.filter((id) => !instances.has(id)),
    };
  });
}

/** Everything that a record refers to through one attribute, in its order. */
export async function readReferenceSet(
  db: Queries,
  owner: Owner,
  attribute: Attribute,
): Promise<ReferenceSet> {
  const ids = await readReferenceIds(db, owner, attribute.name);
  const instances = await readInstances(db, ids);
  return { attribute, ids, instances: ids.flatMap((id) => instances.get(id) ?? []) };
}

async function countHeld(db: Queries, owner: Owner): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("instance_references")
    .select((row) => ["attribute", row.fn.countAll<number>().as("count")])
    .where("workspace_id", "=", workspace)
    .where("owner_kind", "=", owner.kind)
    .where("owner_id", "=", owner.id)
    .groupBy("attribute")
    .execute();
  return new Map(rows.map(({ attribute, count }) => [attribute, count]));
}

async function readInstances(db: Queries, ids: string[]): Promise<Map<string, EmbeddedInstance>> {
  const rows = await readRows(db, { ids: JSON.stringify(ids) });
  return new Map(
    rows.map(({ object_type_id, custom_attributes, ...row }) => [
      row.id,
      {
        ...row,
        type: object_type_id,
        custom_attributes: parseJson(custom_attributes) as JsonObject,
      },
    ]),
  );
}

const readRows = preparedQuery((db, { ids }: { ids: string }, dialect) =>
  db
    .selectFrom("instances")
    .select(["id", "object_type_id", "external_id", "external_created_at", "external_updated_at"])
    .select("custom_attributes")
    .where("workspace_id", "=", workspace)
    .where("id", "in", listedTexts(dialect, ids)),
);
