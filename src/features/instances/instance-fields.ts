import type { ReferenceSet } from "../../../contract/associations.ts";
import type { Attribute } from "../../../contract/attributes.ts";
import type { Instance } from "../../../contract/instances.ts";
import type { JsonObject, JsonValue } from "../../../contract/json.ts";
import type { ObjectType, WorkspaceSchema } from "../../../contract/objects.ts";
import { summariseInstance } from "../../workspace/instance-summary.ts";
import { findObjectType } from "../../workspace/schema-query.ts";
import { draftOf, type Draft, type DraftedField, type Drafts } from "./instance-draft.ts";

/** The members of an instance beside its attributes that can be written. */
const ownFieldNames = ["external_id", "external_created_at", "external_updated_at"] as const;

/** One input of the form, and the value it started from. */
export interface InstanceField extends DraftedField {
  /** Its name in the form, where dots and brackets would mean paths; attributes may be called anything. */
  key: string;
  /** Its name in the problems that the server reports. */
  path: string;
  owner: "instance" | "attribute" | "unknown attribute";
  name: string;
  label: string;
  description: string;
  required: boolean;
  initial: Draft;
}

/** An instance as it was read for editing, with the whole set of references of each of its relationship attributes. */
export interface EditBase {
  instance: Instance;
  referenceSets: ReferenceSet[];
}

/** The fields of a form; without a base, those of a new instance. */
export function instanceFields(
  schema: WorkspaceSchema,
  objectType: ObjectType,
  base?: EditBase,
): InstanceField[] {
  const live = objectType.attributes.filter(({ archived }) => !archived);
  return [
    ...ownFields(base?.instance),
    ...live.map((attribute) => attributeField(attribute, schema, base)),
    ...unknownNames(objectType, base?.instance).map((name) =>
      unknownField(name, valueOf(base?.instance.custom_attributes, name)),
    ),
  ];
}

/** Names of values that no attribute explains, not even an archived one. */
export function unknownNames(objectType: ObjectType, instance: Instance | undefined): string[] {
  const known = new Set(objectType.attributes.map(({ name }) => name));
  return Object.keys(instance?.custom_attributes ?? {}).filter((name) => !known.has(name));
}

/** The stored value of an attribute; undefined where it is unset, whatever its name. */
export function valueOf(values: JsonObject | undefined, name: string): JsonValue | undefined {
  return values && Object.hasOwn(values, name) ? values[name] : undefined;
}

export function initialDrafts(fields: InstanceField[]): Drafts {
  return Object.fromEntries(fields.map(({ key, initial }) => [key, initial]));
}

const ownFieldTexts = {
  external_id: ["External id", "The id of the record in the system it comes from."],
  external_created_at: [
    "Created externally",
    "When the record was made in the system it comes from.",
  ],
  external_updated_at: [
    "Updated externally",
    "When the record changed in the system it comes from.",
  ],
} as const;

function ownFields(instance: Instance | undefined): InstanceField[] {
  return ownFieldNames.map((name) => {
    const [label, description] = ownFieldTexts[name];
    const kind = name === "external_id" ? "string" : "datetime";
    const stored = instance?.[name];
    return {
      key: name,
      path: name,
      owner: "instance",
      name,
      label,
      description,
      ...drafted({ kind, attribute: undefined, stored }),
      required: false,
    };
  });
}

function attributeField(
  attribute: Attribute,
  schema: WorkspaceSchema,
  base: EditBase | undefined,
): InstanceField {
  const { id, name, label, description, data_type: kind, required } = attribute;
  const set = base?.referenceSets.find((candidate) => candidate.attribute.id === id);
  const stored =
    kind === "relationship" ? (set?.ids ?? []) : valueOf(base?.instance.custom_attributes, name);
  const field = { kind, attribute, stored };
  return {
    key: `attribute_${id}`,
    path: `custom_attributes.${name}`,
    owner: "attribute",
    name,
    label,
    description,
    required,
    ...(kind === "relationship"
      ? { ...field, initial: { state: "references", records: set ? recordsOf(set, schema) : [] } }
      : drafted(field)),
  };
}

function drafted(field: DraftedField): DraftedField & { initial: Draft } {
  return { ...field, initial: draftOf(field) };
}

function recordsOf({ ids, instances, attribute }: ReferenceSet, schema: WorkspaceSchema) {
  const byId = new Map(instances.map((instance) => [instance.id, instance]));
  const typeLabel = findObjectType(schema, attribute.reference?.object_type_id ?? "")?.label;
  return ids.map((id) => {
    const instance = byId.get(id);
    return instance
      ? summariseInstance(instance, findObjectType(schema, instance.type))
      : { id, title: `Missing ${(typeLabel ?? "record").toLowerCase()} ${id}`, subtitle: "" };
  });
}

function unknownField(name: string, stored: JsonValue | undefined): InstanceField {
  return {
    key: `unknown_${Array.from(name, (letter) => letter.codePointAt(0)?.toString(36)).join("_")}`,
    path: `custom_attributes.${name}`,
    owner: "unknown attribute",
    name,
    label: name,
    description: "No attribute of this name is defined.",
    ...drafted({ kind: "json", attribute: undefined, stored }),
    required: false,
  };
}
