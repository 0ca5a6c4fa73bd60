import type { Attribute } from "../../contract/attributes.ts";
import { attributeValueSchema } from "../../contract/attribute-values.ts";
import type { JsonObject, JsonValue } from "../../contract/json.ts";
import { ApiError, type Problem } from "../http/api-error.ts";
import { liveAttributes } from "./schema.ts";

/** A write of `custom_attributes`, checked: values to keep, and reference sets by attribute. */
export interface AttributeWrite {
  values: JsonObject;
  references: { attribute: Attribute; ids: string[] }[];
}

/**
 * Check what a client wants to write against the attributes there are. Nothing is dropped: every name that is not
 * known, every value of a wrong type and every option that is not in the list is a problem of one 400.
 * A name that no attribute has is kept where `held` has it already, whatever its value.
 */
export function checkAttributeWrite(
  attributes: readonly Attribute[],
  written: JsonObject,
  held: JsonObject = {},
): AttributeWrite {
  const write: AttributeWrite = { values: Object.create(null) as JsonObject, references: [] };
  const problems: Problem[] = [];
  for (const [name, value] of Object.entries(written)) {
    const field = `custom_attributes.${name}`;
    const named = liveAttributes(attributes).filter((attribute) => attribute.name === name);
    const [attribute] = named;
    if (!attribute) {
      if (Object.hasOwn(held, name)) write.values[name] = value;
      else
        problems.push({
          code: "parameter_invalid",
          field,
          message: `Custom attribute '${name}' does not exist`,
        });
    } else if (named.length > 1) {
      problems.push({
        code: "parameter_invalid",
        field,
        message: `${named.length} live attributes are named '${name}'; archive all but one of them`,
      });
    } else {
      checkValue(attribute, value, field, write, problems);
    }
  }
  if (problems.length > 0) throw new ApiError(400, problems);
  return write;
}

function checkValue(
  attribute: Attribute,
  value: JsonValue,
  field: string,
  write: AttributeWrite,
  problems: Problem[],
): void {
  const result = valueSchemaOf(attribute).safeParse(value);
  if (!result.success) {
    problems.push({
      code: "parameter_invalid",
      field,
      message: `${field} ${result.error.issues[0]?.message}`,
    });
  } else if (attribute.reference) {
    write.references.push({ attribute, ids: (result.data ?? []) as string[] });
  } else {
    write.values[attribute.name] = result.data;
  }
}

/** Making a schema costs far more than using it; an attribute of the cached schema lives as long as that does. */
const valueSchemas = new WeakMap<Attribute, ReturnType<typeof attributeValueSchema>>();

function valueSchemaOf(attribute: Attribute): ReturnType<typeof attributeValueSchema> {
  const known = valueSchemas.get(attribute);
  if (known) return known;
  const schema = attributeValueSchema(attribute);
  valueSchemas.set(attribute, schema);
  return schema;
}

/** The names of required attributes that a new record lacks are problems of one 400. */
export function requireAttributes(attributes: readonly Attribute[], write: AttributeWrite): void {
  const given = new Set([
    ...Object.keys(write.values),
    ...write.references.map(({ attribute }) => attribute.name),
  ]);
  const problems = liveAttributes(attributes)
    .filter(({ required, name }) => required && !given.has(name))
    .map(({ name }): Problem => {
      const field = `custom_attributes.${name}`;
      return {
        code: "parameter_not_found",
        field,
        message: `${field} is required for a new record`,
      };
    });
  if (problems.length > 0) throw new ApiError(400, problems);
}
