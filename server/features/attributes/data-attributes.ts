import type {
  Attribute,
  AttributeChanges,
  DataType,
  NewAttribute,
} from "../../../contract/attributes.ts";
import type {
  DataAttribute,
  DataAttributeChanges,
  NewDataAttribute,
} from "../../../contract/data-attributes.ts";
import { administrator } from "../../workspace/administrator.ts";

/** How `/data_attributes` spells a type: `date` is a time to the second, and a list is a string with options. */
const spelling: Record<Exclude<DataType, "relationship">, DataAttribute["data_type"]> = {
  string: "string",
  integer: "integer",
  decimal: "float",
  boolean: "boolean",
  list: "string",
  datetime: "date",
};

const meaning: Record<NewDataAttribute["data_type"], DataType> = {
  options: "list",
  string: "string",
  integer: "integer",
  float: "decimal",
  boolean: "boolean",
  datetime: "datetime",
  date: "datetime",
};

/** An attribute in the form of `/data_attributes`, which knows neither relationships nor instances: those are undefined. */
export function toDataAttribute(attribute: Attribute): DataAttribute | undefined {
  const { data_type, owner_kind } = attribute;
  if (data_type === "relationship" || owner_kind === "instance") return undefined;
  return {
    type: "data_attribute",
    id: Number(attribute.id),
    model: owner_kind,
    name: attribute.name,
    full_name: `custom_attributes.${attribute.name}`,
    label: attribute.label,
    description: attribute.description,
    data_type: spelling[data_type],
    ...(data_type === "list" ? { options: liveLabels(attribute) } : {}),
    api_writable: true,
    messenger_writable: false,
    ui_writable: true,
    custom: true,
    archived: attribute.archived,
    created_at: attribute.created_at,
    updated_at: attribute.updated_at,
    admin_id: administrator.id,
  };
}

function liveLabels({ options }: Attribute): string[] {
  return options.filter(({ archived }) => !archived).map(({ label }) => label);
}

/** Intercom makes the name the label too. The result is still to be checked against `newAttributeSchema`. */
export function fromNewDataAttribute(asked: NewDataAttribute): NewAttribute {
  return {
    name: asked.name,
    label: asked.name,
    description: asked.description,
    data_type: meaning[asked.data_type],
    options: asked.options?.map(({ value }) => ({ label: value })),
  };
}

/** Options are named by label here: known ones keep their ids, and archived ones that the caller can't see stay. */
export function fromDataAttributeChanges(
  attribute: Attribute,
  { archived, description, options }: DataAttributeChanges,
): AttributeChanges {
  if (options === undefined) return { archived, description };
  const labels = new Set(options.map(({ value }) => value));
  const named = options.map(({ value }) => ({
    id: attribute.options.find(({ label }) => label === value)?.id,
    label: value,
    archived: false,
  }));
  const unseen = attribute.options.filter((option) => option.archived && !labels.has(option.label));
  return { archived, description, options: [...named, ...unseen] };
}
