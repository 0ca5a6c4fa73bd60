import {
  newAttributeSchema,
  type Attribute,
  type NewAttribute,
} from "../../contract/attributes.ts";
import type { JsonObject } from "../../contract/json.ts";
import type { Database } from "../database/database.ts";
import { labelOf } from "../import/infer-attributes.ts";
import { attributesOf, type Schema } from "../workspace/schema.ts";
import { sightsOf, type AttributeForm, type AttributeSight } from "./attribute-sight.ts";
import type { CopiedList } from "./copied-record.ts";
import { ensureTypes } from "./ensure-types.ts";
import { takeSchemaSteps, type SchemaStep } from "./schema-steps.ts";

interface Learning {
  /** Nobody need be told, as while a list is read for the first time. */
  isQuiet: boolean;
}

/**
 * Bring the data model up to records that were read, before they are kept: types that they name, attributes that they
 * have, and a place for references that have none. Answers what was seen of each attribute; what type its values are
 * is settled once a whole list was read.
 */
export async function learnAttributes(
  database: Database,
  { kind, typeId }: CopiedList,
  records: readonly { custom_attributes: JsonObject }[],
  { isQuiet }: Learning,
): Promise<ReadonlyMap<string, AttributeSight>> {
  const sights = sightsOf(records);
  const forms = new Map(
    [...sights].flatMap(([name, sight]): [string, AttributeForm][] => {
      const form = sight.form();
      return form ? [[name, form]] : [];
    }),
  );
  const targets = [...forms.values()].flatMap(({ reference }) => reference?.object_type_id ?? []);
  const own = kind === "instance" ? [typeId] : [];
  await ensureTypes(database, [...own, ...targets], { isQuiet });
  const owner = { kind, objectTypeId: kind === "instance" ? typeId : null };
  const held = (schema: Schema) => attributesOf(schema, owner.kind, owner.objectTypeId);
  const plan = (schema: Schema) =>
    [
      ...additions(held(schema), forms).map((attribute): SchemaStep => {
        return { do: "add", owner, attribute, origin: "inferred" };
      }),
      ...newPlaces(held(schema), sights).map(([attribute, form]): SchemaStep => {
        return { do: "retype", attribute, form, origin: "inferred" };
      }),
    ].filter((step) => hasTarget(schema, step));
  await takeSchemaSteps(database, plan, { isQuiet });
  return sights;
}

/** Attributes that nothing is known of yet. A name that no attribute can have is not shown. */
function additions(
  held: readonly Attribute[],
  forms: ReadonlyMap<string, AttributeForm>,
): NewAttribute[] {
  const known = new Set(held.map(({ name }) => name));
  return [...forms].flatMap(([name, form]) => {
    if (known.has(name)) return [];
    const { reference } = form;
    // A few records tell of some options at most.
    const data_type = form.data_type === "list" ? "string" : form.data_type;
    const attribute = { name, label: labelOf(name), data_type, ...(reference && { reference }) };
    const parsed = newAttributeSchema.safeParse(attribute);
    return parsed.success ? [parsed.data] : [];
  });
}

/** Inferred attributes that have no place for the references that were seen, with what they have to become. */
function newPlaces(
  held: readonly Attribute[],
  sights: ReadonlyMap<string, AttributeSight>,
): [Attribute, AttributeForm][] {
  return held.flatMap((attribute): [Attribute, AttributeForm][] => {
    if (attribute.origin !== "inferred" || attribute.archived) return [];
    const form = sights.get(attribute.name)?.widenReference(attribute);
    return form ? [[attribute, form]] : [];
  });
}

/** A type that could not be made, for its name, can't be referred to. */
function hasTarget({ objectTypes }: Schema, step: SchemaStep): boolean {
  const reference =
    step.do === "add"
      ? step.attribute.reference
      : step.do === "retype"
        ? step.form.reference
        : null;
  return reference == null || objectTypes.get(reference.object_type_id)?.archived === false;
}
