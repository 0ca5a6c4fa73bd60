import { sql } from "kysely";
import { instanceSchema } from "../../../contract/instances.ts";
import { parseJson } from "../../../contract/json.ts";
import type { Overview } from "../../../contract/overview.ts";
import type { Queries } from "../../database/database.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import { countReferencesByAttribute } from "../../workspace/count-references.ts";
import { customAttributesJson } from "../../workspace/custom-attributes-json.ts";
import { instanceJson, type InstanceRow } from "../../workspace/instance-json.ts";
import { readReferences } from "../../workspace/references.ts";
import {
  allRelationshipAttributes,
  type ObjectTypeDefinition,
  type Schema,
} from "../../workspace/schema.ts";

const latestPerType = 3;

/** What the workspace holds, counted exactly, and what changed last of each live type. */
export async function readOverview(db: Queries, schema: Schema): Promise<Overview> {
  const types = [...schema.objectTypes.values()].filter(({ archived }) => !archived);
  const instances = await countInstancesByType(db);
  const references = await countReferencesByType(db, schema);
  const latest = await readLatest(db, types);
  const contacts = await countOf(db, "contacts");
  return {
    object_types: types.map(({ id }) => ({
      object_type_id: id,
      instance_count: instances.get(id) ?? 0,
      reference_count: references.get(id) ?? 0,
      latest: latest.get(id) ?? [],
    })),
    contact_count: contacts,
    conversation_count: await countOf(db, "conversations"),
  };
}

async function countInstancesByType(db: Queries): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("instance_counts")
    .select(["object_type_id", sql<number>`cast(sum(instances) as bigint)`.as("total")])
    .where("workspace_id", "=", workspace)
    .groupBy("object_type_id")
    .execute();
  return new Map(rows.map(({ object_type_id, total }) => [object_type_id, total]));
}

/** References through live attributes, by the type that the attribute names. */
async function countReferencesByType(db: Queries, schema: Schema): Promise<Map<string, number>> {
  const referencesThrough = await countReferencesByAttribute(db);
  const counts = new Map<string, number>();
  for (const attribute of allRelationshipAttributes(schema)) {
    const typeId = attribute.reference?.object_type_id ?? "";
    counts.set(typeId, (counts.get(typeId) ?? 0) + referencesThrough(attribute));
  }
  return counts;
}

async function countOf(db: Queries, table: "contacts" | "conversations"): Promise<number> {
  const { total } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as("total"))
    .where("workspace_id", "=", workspace)
    .$if(table === "contacts", (query) => query.where("contacts.merged_into", "is", null))
    .executeTakeFirstOrThrow();
  return total;
}

async function readLatest(db: Queries, types: readonly ObjectTypeDefinition[]) {
  const rows: InstanceRow[] = [];
  for (const { id } of types) rows.push(...(await readLatestOfType(db, id)));
  const references = Object.groupBy(
    await readReferences(
      db,
      "instance",
      rows.map(({ id }) => id),
    ),
    ({ owner_id }) => owner_id,
  );
  const instances = rows.map((row) => {
    const attributes = types.find(({ id }) => id === row.object_type_id)?.attributes ?? [];
    const held = references[row.id] ?? [];
    const custom = customAttributesJson(row.custom_attributes, attributes, held);
    return instanceSchema.parse(parseJson(instanceJson(row, custom)));
  });
  return Map.groupBy(instances, ({ type }) => type);
}

function readLatestOfType(db: Queries, typeId: string): Promise<InstanceRow[]> {
  return db
    .selectFrom("instances")
    .select([
      "id",
      "object_type_id",
      "external_id",
      "external_created_at",
      "external_updated_at",
      "custom_attributes",
      "created_at",
      "updated_at",
    ])
    .where("workspace_id", "=", workspace)
    .where("object_type_id", "=", typeId)
    .orderBy("updated_at", "desc")
    .orderBy("seq", "desc")
    .limit(latestPerType)
    .execute();
}
