import { randomUUID } from "node:crypto";
import type { Attribute, NewAttribute, OwnerKind } from "../../contract/attributes.ts";
import type { Dialect, Queries } from "../database/database.ts";
import { takeIds } from "../database/id-sequence.ts";
import { theWorkspaceId } from "../database/tables.ts";
import { invalidParameter } from "../http/api-error.ts";
import { attributesOf, type Schema } from "./schema.ts";

/** What attributes belong to: contacts, conversations, or the instances of one object type. */
export interface AttributeOwner {
  kind: OwnerKind;
  objectTypeId: string | null;
}

/** A new attribute, and where it stands in the request, such as `attributes.0.`; for the fields of errors. */
export interface AddedAttribute {
  attribute: NewAttribute;
  fieldPrefix: string;
  /** `declared` where it is left out. */
  origin?: Attribute["origin"];
}

/**
 * Add attributes behind those their owner has, inside `changeSchema`. Throws a 400 where a name is taken or a reference
 * points at no live object type; `Order` may refer to `Order` in the transaction that makes it.
 * Returns the ids, in order.
 */
export async function addAttributes(
  db: Queries,
  dialect: Dialect,
  schema: Schema,
  owner: AttributeOwner,
  added: AddedAttribute[],
): Promise<string[]> {
  if (added.length === 0) return [];
  const existing = attributesOf(schema, owner.kind, owner.objectTypeId);
  checkNames(existing, added);
  for (const each of added) checkReference(schema, owner, each);
  const ids = await takeIds(db, dialect, "attribute", added.length);
  const now = Math.floor(Date.now() / 1000);
  const { last } = await db
    .selectFrom("attributes")
    .select((row) => row.fn.max("position").as("last"))
    .where("workspace_id", "=", theWorkspaceId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto("attributes")
    .values(
      added.map(({ attribute, origin = "declared" }, index) => ({
        workspace_id: theWorkspaceId,
        id: ids[index] ?? 0,
        owner_kind: owner.kind,
        object_type_id: owner.objectTypeId,
        name: attribute.name,
        label: attribute.label,
        description: attribute.description ?? "",
        data_type: attribute.data_type,
        required: attribute.required ? 1 : 0,
        options: JSON.stringify(newOptions(attribute)),
        reference_type: attribute.reference?.type ?? null,
        reference_object_type_id: attribute.reference?.object_type_id ?? null,
        archived: 0,
        origin,
        position: (last ?? -1) + 1 + index,
        created_at: now,
        updated_at: now,
      })),
    )
    .execute();
  return ids.map(String);
}

function newOptions({ options = [] }: NewAttribute) {
  return options.map(({ label, archived = false }) => ({ id: randomUUID(), label, archived }));
}

function checkNames(existing: readonly Attribute[], added: AddedAttribute[]): void {
  const names = new Set<string>();
  for (const { attribute, fieldPrefix } of added) {
    const { name } = attribute;
    const field = `${fieldPrefix}name`;
    if (names.has(name)) throw invalidParameter(field, `${field} is '${name}' for the second time`);
    names.add(name);
    refuseTakenName(existing, name, field);
    const archived = existing.find((other) => other.name === name);
    if (archived && !holdsTheSame(archived, attribute)) {
      throw invalidParameter(
        field,
        `An archived attribute is named '${name}' and keeps values of another type; restore it, or use a different name`,
      );
    }
  }
}

/** Throws a 400 that names `field` where a live attribute has the name already. */
export function refuseTakenName(existing: readonly Attribute[], name: string, field: string): void {
  const taken = existing.find((other) => other.name === name && !other.archived);
  if (taken) {
    throw invalidParameter(
      field,
      `An attribute named '${name}' exists already; archive it first, or use a different name`,
    );
  }
}

function holdsTheSame(archived: Attribute, attribute: NewAttribute): boolean {
  return (
    archived.data_type === attribute.data_type &&
    archived.reference?.object_type_id === attribute.reference?.object_type_id
  );
}

function checkReference(
  schema: Schema,
  owner: AttributeOwner,
  { attribute, fieldPrefix }: AddedAttribute,
): void {
  if (attribute.reference === undefined) return;
  const { object_type_id: target } = attribute.reference;
  if (target === owner.objectTypeId) return;
  const field = `${fieldPrefix}reference.object_type_id`;
  const type = schema.objectTypes.get(target);
  if (!type) throw invalidParameter(field, `There is no object type '${target}'`);
  if (type.archived)
    throw invalidParameter(field, `The object type '${target}' is archived; restore it first`);
}
