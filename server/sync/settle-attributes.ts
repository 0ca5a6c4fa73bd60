import { isDeepStrictEqual } from "node:util";
import type { Attribute, DataType } from "../../contract/attributes.ts";
import type { Database } from "../database/database.ts";
import { attributesOf, loadSchema, type Schema } from "../workspace/schema.ts";
import type { AttributeForm, AttributeSight } from "./attribute-sight.ts";
import type { CopiedList } from "./copied-record.ts";
import { raiseOnce, type NewAlarm } from "./raise-alarms.ts";
import { about, takeSchemaSteps, type SchemaStep } from "./schema-steps.ts";

/**
 * Say of each attribute that was inferred what nearly all of its values are, once a whole list was read; of those that an
 * administrator spoke about, only tell where the records say otherwise.
 */
export async function settleAttributes(
  database: Database,
  { kind, typeId }: CopiedList,
  sights: ReadonlyMap<string, AttributeSight>,
  { isQuiet }: { isQuiet: boolean },
): Promise<void> {
  const held = (schema: Schema) =>
    attributesOf(schema, kind, typeId).flatMap((attribute): [Attribute, AttributeForm][] => {
      const form = attribute.archived ? undefined : sights.get(attribute.name)?.form();
      return form ? [[attribute, form]] : [];
    });
  const plan = (schema: Schema) =>
    held(schema).flatMap(([attribute, form]) =>
      attribute.origin === "inferred" ? stepsTo(attribute, form) : [],
    );
  await takeSchemaSteps(database, plan, { isQuiet });
  const alarms = held(await loadSchema(database)).flatMap(([attribute, form]) =>
    attribute.origin === "overridden" ? alarmsOf(attribute, form) : [],
  );
  if (alarms.length > 0) await database.transaction((db) => raiseOnce(db, alarms));
}

function stepsTo(attribute: Attribute, form: AttributeForm): SchemaStep[] {
  // Where references have a place, it was made when they were read.
  if (form.reference) return [];
  const steps: SchemaStep[] = [];
  if (attribute.data_type !== form.data_type)
    steps.push({ do: "retype", attribute, form, origin: "inferred" });
  const live = attribute.options.filter(({ archived }) => !archived).map(({ label }) => label);
  if (form.data_type === "list" && !isDeepStrictEqual(live, form.options))
    steps.push({ do: "options", attribute, labels: form.options });
  return steps;
}

/** Which other types the values of each have a place in; text takes them all. */
const fits: Record<DataType, DataType[]> = {
  string: [],
  list: ["string"],
  integer: ["decimal", "datetime", "string"],
  decimal: ["string"],
  datetime: ["integer", "decimal", "string"],
  boolean: ["string"],
  relationship: [],
};

function alarmsOf(attribute: Attribute, form: AttributeForm): NewAlarm[] {
  const { data_type } = attribute;
  if (data_type === form.data_type || fits[form.data_type].includes(data_type)) return [];
  const [before, after] = [data_type, form.data_type];
  return [{ what: "retyped_attribute", ...about(attribute), before, after }];
}
