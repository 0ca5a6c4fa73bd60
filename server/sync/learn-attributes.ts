import {
  newAttributeSchema,
  type Attribute,
  type NewAttribute,
} from "../../contract/attributes.ts";
import type { JsonObject } from "../../contract/json.ts";
import type { Database } from "../database/database.ts";
import { labelOf } from "../import/infer-attributes.ts";
import { attributesOf, loadSchema, type Schema } from "../workspace/schema.ts";
import { sightsOf, type AttributeForm, type AttributeSight } from "./attribute-sight.ts";
import type { CopiedList } from "./copied-record.ts";
import { ensureTypes } from "./ensure-types.ts";
import { raiseOnce, type NewAlarm } from "./raise-alarms.ts";
import { about, takeSchemaSteps, type SchemaStep } from "./schema-steps.ts";

interface Learning {
  /** Nobody need be told, as while a list is read for the first time. */
  isQuiet: boolean;
}

/**
 * Bring the data model up to records that were read, before they are kept: types that they name, attributes that they
 * have, and wider types for attributes that were inferred from less. Answers what was seen of each attribute.
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
  await ensureTypes(database, targets, { isQuiet });
  const owner = { kind, objectTypeId: kind === "instance" ? typeId : null };
  const held = (schema: Schema) => attributesOf(schema, owner.kind, owner.objectTypeId);
  const plan = (schema: Schema) =>
    [
      ...additions(held(schema), forms).map((attribute): SchemaStep => {
        return { do: "add", owner, attribute, origin: "inferred" };
      }),
      ...widenings(held(schema), sights, "inferred").map(([attribute, form]): SchemaStep => {
        return { do: "retype", attribute, form, origin: "inferred" };
      }),
    ].filter((step) => hasTarget(schema, step));
  await takeSchemaSteps(database, plan, { isQuiet });
  await warnOfOverridden(database, held(await loadSchema(database)), sights);
  return sights;
}

/** Attributes that nothing is known of yet. A name that no attribute can have is not shown. */
function additions(
  held: readonly Attribute[],
  forms: ReadonlyMap<string, AttributeForm>,
): NewAttribute[] {
  const known = new Set(held.map(({ name }) => name));
  return [...forms].flatMap(([name, { data_type, reference }]) => {
    if (known.has(name)) return [];
    const attribute = { name, label: labelOf(name), data_type, ...(reference && { reference }) };
    const parsed = newAttributeSchema.safeParse(attribute);
    return parsed.success ? [parsed.data] : [];
  });
}

/** Attributes of an origin that have no place for what was seen, with what they would have to become. */
function widenings(
  held: readonly Attribute[],
  sights: ReadonlyMap<string, AttributeSight>,
  origin: Attribute["origin"],
): [Attribute, AttributeForm][] {
  return held.flatMap((attribute): [Attribute, AttributeForm][] => {
    if (attribute.origin !== origin || attribute.archived) return [];
    const form = sights.get(attribute.name)?.widen(attribute);
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

/** What an administrator said wins, but they should know that records say otherwise. */
async function warnOfOverridden(
  database: Database,
  held: readonly Attribute[],
  sights: ReadonlyMap<string, AttributeSight>,
): Promise<void> {
  const alarms = widenings(held, sights, "overridden").map(([attribute, form]): NewAlarm => ({
    what: "retyped_attribute",
    ...about(attribute),
    before: attribute.data_type,
    after: form.data_type,
  }));
  if (alarms.length > 0) await database.transaction((db) => raiseOnce(db, alarms));
}
