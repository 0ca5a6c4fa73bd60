import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Attribute } from "../../../contract/attributes.ts";
import { datetimeSchema } from "../../../contract/attribute-values.ts";
import type { InstanceUpsert } from "../../../contract/instances.ts";
import type { JsonObject, JsonValue } from "../../../contract/json.ts";
import { ApiError, invalidParameter, notFound, type Problem } from "../../http/api-error.ts";
import { parsePart } from "../../http/validation.ts";
import type { ObjectTypeDefinition, Schema } from "../../workspace/schema.ts";

/** Throws 404 where there is no such type, or it is archived. */
export function getLiveType(schema: Schema, typeId: string): ObjectTypeDefinition {
  const type = schema.objectTypes.get(typeId);
  if (type && !type.archived) return type;
  throw notFound(`Custom object type \`${typeId}\` not found`);
}

export function instanceNotFound(): ApiError {
  return notFound("Custom object instance not found");
}

/** `ownerId` is undefined where the instance that had the external id is gone again. */
export function externalIdTaken(
  externalId: string,
  typeId: string,
  ownerId: string | undefined,
): ApiError {
  return invalidParameter(
    "external_id",
    `external_id "${externalId}" belongs to ${ownerId === undefined ? `another ${typeId}` : `the ${typeId} with the id ${ownerId}`} already`,
  );
}

/** What a write says of an instance besides its attributes; undefined where it says nothing. */
export interface OwnFields {
  external_id?: string | null | undefined;
  external_created_at?: number | null | undefined;
  external_updated_at?: number | null | undefined;
}

const timesSchema = z.object({
  external_created_at: datetimeSchema.nullish(),
  external_updated_at: datetimeSchema.nullish(),
});

/** Throws a 400 that names the time that can't be read. */
export function readOwnFields(write: InstanceUpsert): OwnFields {
  if (write.external_created_at === undefined && write.external_updated_at === undefined)
    return { external_id: write.external_id };
  return { external_id: write.external_id, ...parsePart(timesSchema, write) };
}

/** The values an instance has after a write: those it held, with the written ones in their place. */
export function mergedValues(held: JsonObject, written: JsonObject): JsonObject {
  return Object.assign(Object.create(null) as JsonObject, held, written);
}

/**
 * Throws a 409 that names every attribute whose value is no longer the one the editor saw. Numbers are equal when all
 * their digits are; an attribute that is written but not expected is taken to have been unset.
 */
export function refuseStaleEdit(
  expected: JsonObject,
  written: JsonObject,
  attributes: readonly Attribute[],
  held: JsonObject,
  heldIds: ReadonlyMap<string, readonly string[]>,
): void {
  const references = new Set(
    attributes.filter(({ reference }) => reference !== null).map(({ name }) => name),
  );
  const names = new Set([...Object.keys(expected), ...Object.keys(written)]);
  const problems = [...names]
    .filter((name) => {
      const value = memberOf(expected, name);
      return references.has(name)
        ? !isDeepStrictEqual(idsOf(value), heldIds.get(name) ?? [])
        : !isDeepStrictEqual(value, memberOf(held, name));
    })
    .map((name): Problem => {
      const field = `custom_attributes.${name}`;
      return { code: "conflict", field, message: `${field} was changed by someone else meanwhile` };
    });
  if (problems.length > 0) throw new ApiError(409, problems);
}

/** Throws a 409 that names every member beside the attributes that is no longer what the editor saw. */
export function refuseStaleFields(expected: OwnFields, held: Required<OwnFields>): void {
  const problems = ownFieldNames
    .filter((field) => expected[field] !== undefined && expected[field] !== held[field])
    .map((field): Problem => {
      return { code: "conflict", field, message: `${field} was changed by someone else meanwhile` };
    });
  if (problems.length > 0) throw new ApiError(409, problems);
}

const ownFieldNames = ["external_id", "external_created_at", "external_updated_at"] as const;

function memberOf(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function idsOf(value: JsonValue | undefined): JsonValue[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
