import type { Attribute, DataType } from "../../../contract/attributes.ts";
import type { Instance } from "../../../contract/instances.ts";
import type { JsonObject } from "../../../contract/json.ts";
import type { ObjectType, WorkspaceSchema } from "../../../contract/objects.ts";
import { listChanges, writeOf } from "./instance-changes.ts";
import type { Draft } from "./instance-draft.ts";
import { initialDrafts, instanceFields, type InstanceField } from "./instance-fields.ts";
import { instanceFormSchema } from "./instance-form-schema.ts";

const time = 1_772_357_400;

function attribute(name: string, data_type: DataType, more: Partial<Attribute> = {}): Attribute {
  return {
    id: name,
    owner_kind: "instance",
    object_type_id: "Order",
    name,
    label: name,
    description: "",
    data_type,
    required: false,
    options: [],
    reference: null,
    archived: false,
    origin: "declared",
    created_at: time,
    updated_at: time,
    ...more,
  };
}

export const attributes = [
  attribute("note", "string"),
  attribute("items", "integer"),
  attribute("total", "decimal"),
  attribute("gift", "boolean"),
  attribute("placed_at", "datetime"),
  attribute("status", "list", {
    options: [
      { id: "1", label: "open", archived: false },
      { id: "2", label: "paid", archived: false },
      { id: "3", label: "lost", archived: true },
    ],
  }),
  attribute("devices", "relationship", { reference: { type: "many", object_type_id: "Order" } }),
  attribute("number", "string", { required: true }),
  attribute("old", "string", { archived: true }),
];
export const orderType: ObjectType = {
  id: "Order",
  label: "Order",
  label_plural: "Orders",
  description: "",
  icon: "box",
  title_attribute: null,
  archived: false,
  instance_count: 1,
  attributes,
  created_at: time,
  updated_at: time,
};
export const schema: WorkspaceSchema = {
  object_types: [orderType],
  contact_attributes: [],
  conversation_attributes: [],
};

export function fieldsOf(custom_attributes: JsonObject, ids: string[] = []): InstanceField[] {
  const instance: Instance = {
    id: "1",
    type: "Order",
    external_id: "order_1",
    external_created_at: time,
    external_updated_at: null,
    custom_attributes,
    created_at: time,
    updated_at: time,
  };
  const referenceSets = attributes
    .filter(({ reference }) => reference)
    .map((attribute) => ({ attribute, ids, instances: [] }));
  return instanceFields(schema, orderType, { instance, referenceSets });
}

export function fieldNamed(fields: InstanceField[], name: string): InstanceField {
  const found = fields.find((field) => field.name === name);
  if (!found) throw new Error(`No field is named ${name}`);
  return found;
}

export function problemsOf(
  fields: InstanceField[],
  edits: Record<string, Draft>,
  isNew = false,
): Record<string, string> {
  const drafts = { ...initialDrafts(fields), ...keyed(fields, edits) };
  const result = instanceFormSchema(fields, isNew).safeParse(drafts);
  return Object.fromEntries(
    (result.error?.issues ?? []).map(({ path: [key], message }) => [
      fields.find((field) => field.key === key)?.name ?? "",
      message,
    ]),
  );
}

export function keyed(fields: InstanceField[], edits: Record<string, Draft>) {
  return Object.fromEntries(
    Object.entries(edits).map(([name, draft]) => [fieldNamed(fields, name).key, draft]),
  );
}

export function written(fields: InstanceField[], edits: Record<string, Draft>) {
  const drafts = { ...initialDrafts(fields), ...keyed(fields, edits) };
  return writeOf(listChanges(fields, drafts));
}

export const value = (text: string): Draft => ({ state: "value", text });
