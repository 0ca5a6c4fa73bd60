import { randomUUID } from "node:crypto";
import type { Attribute, DataType, NewAttribute } from "../../contract/attributes.ts";
import type { Database, Dialect, Queries } from "../database/database.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";
import { addAttributes, type AttributeOwner } from "../workspace/add-attributes.ts";
import { changeSchema } from "../workspace/change-schema.ts";
import { loadSchema, type Schema } from "../workspace/schema.ts";
import type { AttributeType } from "./attribute-sight.ts";
import { raiseAlarms, type NewAlarm } from "./raise-alarms.ts";

/** One change of the data model that follows from what the vendor has. */
export type SchemaStep =
  | { do: "add"; owner: AttributeOwner; attribute: NewAttribute; origin: Attribute["origin"] }
  | { do: "retype"; attribute: Attribute; form: AttributeType; origin: Attribute["origin"] }
  | { do: "options"; attribute: Attribute; labels: readonly string[] }
  | { do: "archive"; attribute: Attribute; archived: boolean };

/**
 * Make the changes that `plan` finds, if any: it is asked again once nobody else can change the data model.
 * Quietly where nobody need be told.
 */
export async function takeSchemaSteps(
  database: Database,
  plan: (schema: Schema) => SchemaStep[],
  { isQuiet }: { isQuiet: boolean },
): Promise<void> {
  if (plan(await loadSchema(database)).length === 0) return;
  await changeSchema(database, async (db, schema) => {
    const steps = plan(schema);
    for (const step of steps) await takeStep(db, database.dialect, schema, step);
    if (!isQuiet) await raiseAlarms(db, steps.flatMap(alarmOf));
  });
}

export async function takeStep(
  db: Queries,
  dialect: Dialect,
  schema: Schema,
  step: SchemaStep,
): Promise<void> {
  switch (step.do) {
    case "add": {
      const { owner, attribute, origin } = step;
      await addAttributes(db, dialect, schema, owner, [{ attribute, fieldPrefix: "", origin }]);
      return;
    }
    case "retype":
      return changeRow(db, step.attribute, {
        data_type: step.form.data_type,
        reference_type: step.form.reference?.type ?? null,
        reference_object_type_id: step.form.reference?.object_type_id ?? null,
        origin: step.origin,
        ...(step.form.data_type !== "list" && { options: "[]" }),
      });
    case "options":
      return changeRow(db, step.attribute, { options: JSON.stringify(optionsOf(step)) });
    case "archive":
      return changeRow(db, step.attribute, { archived: step.archived ? 1 : 0 });
  }
}

/** Options keep their ids as long as their labels do; those that went stay, archived. */
function optionsOf({
  attribute: { options },
  labels,
}: Extract<SchemaStep, { do: "options" }>): Attribute["options"] {
  const named = labels.map((label) => {
    const id = options.find((option) => option.label === label)?.id ?? randomUUID();
    return { id, label, archived: false };
  });
  const lost = options.filter(({ label }) => !labels.includes(label));
  return [...named, ...lost.map((option) => ({ ...option, archived: true }))];
}

async function changeRow(
  db: Queries,
  { id }: Attribute,
  changes: {
    data_type?: string;
    reference_type?: "one" | "many" | null;
    reference_object_type_id?: string | null;
    origin?: Attribute["origin"];
    options?: string;
    archived?: number;
  },
): Promise<void> {
  await db
    .updateTable("attributes")
    .set({ ...changes, updated_at: Math.floor(Date.now() / 1000) })
    .where("workspace_id", "=", workspace)
    .where("id", "=", Number(id))
    .execute();
}

function alarmOf(step: SchemaStep): NewAlarm[] {
  switch (step.do) {
    case "add": {
      const { kind, objectTypeId } = step.owner;
      const about = { kind, typeId: objectTypeId ?? "", attribute: step.attribute.name };
      return [{ what: "new_attribute", ...about, before: null, after: step.attribute.data_type }];
    }
    case "retype": {
      const { attribute, form } = step;
      const [before, after] = [attribute.data_type, form.data_type];
      // To hold one instance or many is no other type.
      const isSameTarget = attribute.reference?.object_type_id === form.reference?.object_type_id;
      if (before === after && isSameTarget) return [];
      // The options of a list are texts still.
      if (isText(before) && isText(after)) return [];
      return [{ what: "retyped_attribute", ...about(attribute), before, after }];
    }
    case "archive": {
      const { data_type } = step.attribute;
      return step.archived
        ? [{ what: "vanished_attribute", ...about(step.attribute), before: data_type, after: null }]
        : [{ what: "new_attribute", ...about(step.attribute), before: null, after: data_type }];
    }
    case "options":
      return [];
  }
}

function isText(type: DataType): boolean {
  return type === "string" || type === "list";
}

export function about({ owner_kind, object_type_id, name }: Attribute) {
  return { kind: owner_kind, typeId: object_type_id ?? "", attribute: name };
}
