import type { Attribute, OwnerKind } from "../../../contract/attributes.ts";
import { dialectOf } from "../../database/prepared-query.ts";
import type { Queries } from "../../database/database.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import { invalidParameter, notFound } from "../../http/api-error.ts";
import type { ReferenceOwner } from "../../workspace/references.ts";
import { attributesOf, relationshipAttributes, type Schema } from "../../workspace/schema.ts";

/** A record that holds references, as its attributes allow. */
export interface Owner extends ReferenceOwner {
  /** Null for contacts and conversations. */
  objectTypeId: string | null;
  attributes: readonly Attribute[];
}

const tables = {
  contact: "contacts",
  conversation: "conversations",
  instance: "instances",
} as const satisfies Record<OwnerKind, string>;

export const notFoundMessages: Record<OwnerKind, string> = {
  contact: "User Not Found",
  conversation: "Resource Not Found",
  instance: "Custom object instance not found",
};

/** Throws 404. With `lock`, no one else can change the record or its references until the transaction ends. */
export async function getOwner(
  db: Queries,
  schema: Schema,
  { kind, id }: ReferenceOwner,
  { lock = false } = {},
): Promise<Owner> {
  const row = await db
    .selectFrom(tables[kind])
    .$if(kind === "instance", (query) => query.select("instances.object_type_id"))
    .select("id")
    .where("workspace_id", "=", workspace)
    .where("id", "=", id)
    .$if(kind === "contact", (query) => query.where("contacts.merged_into", "is", null))
    .$if(lock && dialectOf(db) === "postgres", (query) => query.forNoKeyUpdate())
    .executeTakeFirst();
  const objectTypeId = row?.object_type_id ?? null;
  const isLive = objectTypeId === null || schema.objectTypes.get(objectTypeId)?.archived === false;
  if (!row || !isLive) throw notFound(notFoundMessages[kind]);
  return { kind, id, objectTypeId, attributes: attributesOf(schema, kind, objectTypeId) };
}

/** Throws 404 where the owner has no live relationship attribute of this name, and 400 where it has two. */
export function getRelationship(owner: Owner, name: string): Attribute {
  const named = owner.attributes.filter((attribute) => attribute.name === name);
  const live = named.filter(({ archived }) => !archived);
  if (live.length > 1) {
    throw invalidParameter(
      "attribute_name",
      `${live.length} live attributes are named '${name}'; archive all but one of them`,
    );
  }
  const [attribute] = relationshipAttributes(named);
  if (attribute) return attribute;
  throw notFound(`There is no relationship attribute '${name}' here`);
}

/** A record counts as changed when what it refers to changes. */
export async function touchOwner(db: Queries, { kind, id }: ReferenceOwner): Promise<void> {
  await db
    .updateTable(tables[kind])
    .set({ updated_at: Math.floor(Date.now() / 1000) })
    .where("workspace_id", "=", workspace)
    .where("id", "=", id)
    .execute();
}
