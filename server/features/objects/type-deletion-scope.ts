import { sql } from "kysely";
import type { Attribute } from "../../../contract/attributes.ts";
import type { Queries } from "../../database/database.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import { ApiError, notFound } from "../../http/api-error.ts";
import { attributesOf, type ObjectTypeDefinition, type Schema } from "../../workspace/schema.ts";
import type { Through } from "../../workspace/through.ts";

/** What of the data model goes with an object type. */
export interface TypeDeletionScope {
  type: ObjectTypeDefinition;
  /** Attributes of other records that refer to it. */
  attributes: Attribute[];
  /** Those of them under whose names nothing else is kept: every reference through them goes. */
  emptied: Through[];
}

/** Throws a 404 for a type there is not, and a 409 for one that is in use. */
export function typeDeletionScope(schema: Schema, id: string): TypeDeletionScope {
  const type = schema.objectTypes.get(id);
  if (!type) throw notFound(`Custom object type \`${id}\` not found`);
  if (!type.archived) {
    throw new ApiError(409, {
      code: "conflict",
      field: "object_type_id",
      message: `${type.label_plural} are in use; archive the type first, then it can be deleted`,
    });
  }
  const others = [
    ...schema.contactAttributes,
    ...schema.conversationAttributes,
    ...[...schema.objectTypes.values()].flatMap((other) =>
      other === type ? [] : other.attributes,
    ),
  ];
  const attributes = others.filter(({ reference }) => reference?.object_type_id === id);
  return { type, attributes, emptied: emptiedBy(schema, attributes) };
}

function emptiedBy(schema: Schema, attributes: Attribute[]): Through[] {
  const emptied = new Map<string, Through>();
  for (const { owner_kind, object_type_id, name } of attributes) {
    const isShared = attributesOf(schema, owner_kind, object_type_id).some(
      (other) => other.name === name && other.reference && !attributes.includes(other),
    );
    if (isShared) continue;
    const through = { owner_kind, owner_type: object_type_id ?? "", attribute: name };
    emptied.set(JSON.stringify(through), through);
  }
  return [...emptied.values()];
}

/** The references of others through attributes that stay, whatever they name. */
export function otherReferences(db: Queries, { type, emptied }: TypeDeletionScope) {
  return db
    .selectFrom("instance_references as reference")
    .where("reference.workspace_id", "=", workspace)
    .where((where) =>
      where.not(
        where.or([
          where.and({ "reference.owner_kind": "instance", "reference.owner_type": type.id }),
          ...emptied.map((through) =>
            where.and({
              "reference.owner_kind": through.owner_kind,
              "reference.owner_type": through.owner_type,
              "reference.attribute": through.attribute,
            }),
          ),
        ]),
      ),
    );
}

/** Those of them that name an instance of the type, wrong as they may be. */
export function strayReferences(db: Queries, scope: TypeDeletionScope) {
  return otherReferences(db, scope).where((where) =>
    where.exists(
      where
        .selectFrom("instances as gone")
        .select("gone.id")
        .whereRef("gone.workspace_id", "=", "reference.workspace_id")
        .whereRef("gone.id", "=", "reference.instance_id")
        .where("gone.object_type_id", "=", scope.type.id),
    ),
  );
}

/** All references through an attribute. */
export function referencesThrough(db: Queries, { owner_kind, owner_type, attribute }: Through) {
  return db
    .selectFrom("instance_references as reference")
    .where("reference.workspace_id", "=", workspace)
    .where("reference.owner_kind", "=", owner_kind)
    .where("reference.owner_type", "=", owner_type)
    .where("reference.attribute", "=", attribute);
}

/** Counts the instances row by row, not by the running count. */
export async function countOfType(db: Queries, { id }: ObjectTypeDefinition): Promise<number> {
  const { instances } = await db
    .selectFrom("instances")
    .select(sql<number>`count(*)`.as("instances"))
    .where("workspace_id", "=", workspace)
    .where("object_type_id", "=", id)
    .executeTakeFirstOrThrow();
  return instances;
}
