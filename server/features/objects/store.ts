import { sql } from "kysely";
import type {
  NewObjectType,
  ObjectType,
  ObjectTypeChanges,
  ObjectTypeUsage,
  WorkspaceSchema,
} from "../../../contract/objects.ts";
import type { Database, Queries } from "../../database/database.ts";
import { theWorkspaceId } from "../../database/tables.ts";
import { invalidParameter, notFound } from "../../http/api-error.ts";
import { addAttributes } from "../../workspace/add-attributes.ts";
import { changeSchema } from "../../workspace/change-schema.ts";
import { countReferencesThrough } from "../../workspace/count-references.ts";
import {
  allRelationshipAttributes,
  loadSchema,
  type ObjectTypeDefinition,
  type Schema,
} from "../../workspace/schema.ts";
import { checkTitleAttribute } from "./rules.ts";

/** The whole data model, archived types and attributes included. */
export async function readDataModel(database: Database): Promise<WorkspaceSchema> {
  const schema = await loadSchema(database);
  const counts = await countInstances(database.db);
  return {
    object_types: [...schema.objectTypes.values()].map((type): ObjectType => ({
      ...type,
      instance_count: counts.get(type.id) ?? 0,
    })),
    contact_attributes: [...schema.contactAttributes],
    conversation_attributes: [...schema.conversationAttributes],
  };
}

/** The running count of the instances of each type that has or had any. */
async function countInstances(db: Queries): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("instance_counts")
    .select(["object_type_id", sql<number>`cast(sum(instances) as bigint)`.as("instances")])
    .where("workspace_id", "=", theWorkspaceId)
    .groupBy("object_type_id")
    .execute();
  return new Map(rows.map(({ object_type_id, instances }) => [object_type_id, instances]));
}

/** Throws a 404 for a type there is not. */
export async function readObjectType(database: Database, id: string): Promise<ObjectType> {
  const type = getObjectType(await loadSchema(database), id);
  const counts = await countInstances(database.db);
  return { ...type, instance_count: counts.get(id) ?? 0 };
}

function getObjectType(schema: Schema, id: string): ObjectTypeDefinition {
  const type = schema.objectTypes.get(id);
  if (!type) throw notFound(`Custom object type \`${id}\` not found`);
  return type;
}

/** Make a type, last in the navigation, with all its attributes or not at all. */
export async function createObjectType(database: Database, type: NewObjectType): Promise<void> {
  checkTitleAttribute(type.title_attribute, type.attributes);
  const now = Math.floor(Date.now() / 1000);
  await changeSchema(database, async (transaction, schema) => {
    const taken = [...schema.objectTypes.keys()].find(
      (id) => id.toLowerCase() === type.id.toLowerCase(),
    );
    if (taken !== undefined)
      throw invalidParameter("id", `An object type '${taken}' exists already`);
    const { last } = await transaction
      .selectFrom("object_types")
      .select((row) => row.fn.max("position").as("last"))
      .where("workspace_id", "=", theWorkspaceId)
      .executeTakeFirstOrThrow();
    await transaction
      .insertInto("object_types")
      .values({
        workspace_id: theWorkspaceId,
        id: type.id,
        label: type.label,
        label_plural: type.label_plural,
        description: type.description,
        icon: type.icon,
        title_attribute: type.title_attribute,
        archived: 0,
        position: (last ?? -1) + 1,
        created_at: now,
        updated_at: now,
      })
      .execute();
    await addAttributes(
      transaction,
      database.dialect,
      schema,
      { kind: "instance", objectTypeId: type.id },
      type.attributes.map((attribute, index) => ({
        attribute,
        fieldPrefix: `attributes.${index}.`,
      })),
    );
  });
}

/** Archiving touches nothing but the type: its instances and references stay and come back with it. */
export async function updateObjectType(
  database: Database,
  id: string,
  { archived, ...changes }: ObjectTypeChanges,
): Promise<void> {
  await changeSchema(database, async (transaction, schema) => {
    const type = getObjectType(schema, id);
    checkTitleAttribute(changes.title_attribute ?? null, type.attributes);
    await transaction
      .updateTable("object_types")
      .set({
        ...changes,
        ...(archived === undefined ? {} : { archived: archived ? 1 : 0 }),
        updated_at: Math.floor(Date.now() / 1000),
      })
      .where("workspace_id", "=", theWorkspaceId)
      .where("id", "=", id)
      .execute();
  });
}

/** Counts row by row, not from the running count: it is what a person decides on. */
export async function countObjectTypeUsage(
  database: Database,
  id: string,
): Promise<ObjectTypeUsage> {
  const schema = await loadSchema(database);
  getObjectType(schema, id);
  const db = database.longReads();
  const { instances } = await db
    .selectFrom("instances")
    .select((row) => row.cast<number>(row.fn.countAll(), "bigint").as("instances"))
    .where("workspace_id", "=", theWorkspaceId)
    .where("object_type_id", "=", id)
    .executeTakeFirstOrThrow();
  const pointing = allRelationshipAttributes(schema).filter(
    ({ reference }) => reference?.object_type_id === id,
  );
  return {
    instances,
    referenced_by: await Promise.all(
      pointing.map(async (attribute) => ({
        attribute,
        ...(await countReferencesThrough(db, attribute)),
      })),
    ),
  };
}
