import {
  attributeOptionSchema,
  type Attribute,
  type DataType,
  type OwnerKind,
} from "../../contract/attributes.ts";
import { parseJson } from "../../contract/json.ts";
import type { ObjectType, ObjectTypeIcon } from "../../contract/objects.ts";
import type { Database, Queries } from "../database/database.ts";
import { preparedQuery } from "../database/prepared-query.ts";
import { theWorkspaceId } from "../database/tables.ts";
import { lockSchema } from "./schema-lock.ts";
import { markAllFindings } from "./mark-findings.ts";
import { z } from "zod";

/** An object type as the schema knows it: without the count of its instances, which changes with every write. */
export type ObjectTypeDefinition = Omit<ObjectType, "instance_count">;

/** The data model of the workspace at one version: object types and attributes, archived ones included. */
export interface Schema {
  version: number;
  /** In the order of the navigation. */
  objectTypes: ReadonlyMap<string, ObjectTypeDefinition>;
  contactAttributes: readonly Attribute[];
  conversationAttributes: readonly Attribute[];
}

const cached = new WeakMap<Database, Schema>();

/**
 * The current schema. It is kept between calls and read again only when the database says that it changed, so asking
 * for it on every request is cheap. Inside a transaction pass the transaction: its view is never kept, it may roll back,
 * and the schema stays as it is until the transaction ends.
 */
export async function loadSchema(database: Database, db: Queries = database.db): Promise<Schema> {
  if (db !== database.db) await lockSchema(db, "share");
  const [workspace] = await readVersion(db, {});
  const version = workspace?.schema_version ?? 0;
  const known = cached.get(database);
  if (known?.version === version) return known;
  const schema = await readSchema(db, version);
  if (db === database.db) cached.set(database, schema);
  return schema;
}

const readVersion = preparedQuery((db) =>
  db.selectFrom("workspaces").select("schema_version").where("id", "=", theWorkspaceId),
);

/** To be called in the transaction that changes an object type or an attribute. */
export async function bumpSchemaVersion(db: Queries): Promise<void> {
  await db
    .updateTable("workspaces")
    .set((row) => ({ schema_version: row("schema_version", "+", 1) }))
    .where("id", "=", theWorkspaceId)
    .execute();
  await markAllFindings(db);
}

async function readSchema(db: Queries, version: number): Promise<Schema> {
  const typeRows = await db
    .selectFrom("object_types")
    .selectAll()
    .where("workspace_id", "=", theWorkspaceId)
    .orderBy("position")
    .orderBy("id")
    .execute();
  const attributeRows = await db
    .selectFrom("attributes")
    .selectAll()
    .where("workspace_id", "=", theWorkspaceId)
    .orderBy("position")
    .orderBy("id")
    .execute();
  const attributes = attributeRows.map(toAttribute);
  return {
    version,
    objectTypes: new Map(
      typeRows.map((row): [string, ObjectTypeDefinition] => [
        row.id,
        {
          id: row.id,
          label: row.label,
          label_plural: row.label_plural,
          description: row.description,
          icon: row.icon as ObjectTypeIcon,
          title_attribute: row.title_attribute,
          archived: row.archived === 1,
          attributes: attributes.filter(({ object_type_id }) => object_type_id === row.id),
          created_at: row.created_at,
          updated_at: row.updated_at,
        },
      ]),
    ),
    contactAttributes: attributes.filter(({ owner_kind }) => owner_kind === "contact"),
    conversationAttributes: attributes.filter(({ owner_kind }) => owner_kind === "conversation"),
  };
}

const optionsSchema = z.array(attributeOptionSchema);

function toAttribute(row: {
  id: number;
  owner_kind: OwnerKind;
  object_type_id: string | null;
  name: string;
  label: string;
  description: string;
  data_type: string;
  required: number;
  options: string;
  reference_type: "one" | "many" | null;
  reference_object_type_id: string | null;
  archived: number;
  origin: Attribute["origin"];
  created_at: number;
  updated_at: number;
}): Attribute {
  return {
    id: String(row.id),
    owner_kind: row.owner_kind,
    object_type_id: row.object_type_id,
    name: row.name,
    label: row.label,
    description: row.description,
    data_type: row.data_type as DataType,
    required: row.required === 1,
    options: optionsSchema.parse(parseJson(row.options)),
    reference:
      row.reference_type === null || row.reference_object_type_id === null
        ? null
        : { type: row.reference_type, object_type_id: row.reference_object_type_id },
    archived: row.archived === 1,
    origin: row.origin,
    created_at: row.created_at,
    updated_at: row.updated_at,
  };
}

/** The attributes of one kind of record; `objectTypeId` tells which type's instances are meant. */
export function attributesOf(
  schema: Schema,
  ownerKind: OwnerKind,
  objectTypeId: string | null,
): readonly Attribute[] {
  switch (ownerKind) {
    case "contact":
      return schema.contactAttributes;
    case "conversation":
      return schema.conversationAttributes;
    case "instance":
      return schema.objectTypes.get(objectTypeId ?? "")?.attributes ?? [];
  }
}

export function liveAttributes(attributes: readonly Attribute[]): Attribute[] {
  return attributes.filter(({ archived }) => !archived);
}

/** Live relationship attributes, each name once: two conversation attributes may share one. */
export function relationshipAttributes(attributes: readonly Attribute[]): Attribute[] {
  const byName = new Map<string, Attribute>();
  for (const attribute of liveAttributes(attributes)) {
    if (attribute.reference && !byName.has(attribute.name)) byName.set(attribute.name, attribute);
  }
  return [...byName.values()];
}

/** The live relationship attributes of contacts, of conversations and of each live type, in this order. */
export function allRelationshipAttributes(schema: Schema): Attribute[] {
  const liveTypes = [...schema.objectTypes.values()].filter(({ archived }) => !archived);
  return [
    schema.contactAttributes,
    schema.conversationAttributes,
    ...liveTypes.map(({ attributes }) => attributes),
  ].flatMap(relationshipAttributes);
}
