import type { Attribute, DataType } from "../../../contract/attributes.ts";
import type { WorkspaceSchema } from "../../../contract/objects.ts";
import type { FieldKind } from "../../../contract/query-filter.ts";
import { conversationStates } from "../../../contract/conversation-state.ts";
import { conversationStateLabels } from "../conversation-state.tsx";
import { findObjectType } from "../schema-query.ts";

/** Whose records a filter looks at. */
export type FilterOwner =
  { kind: "contact" | "conversation" } | { kind: "instance"; objectTypeId: string };

/** Something a list can be filtered by. */
export interface FilterField {
  /** Its name on the wire, such as `custom_attributes.status`. */
  field: string;
  label: string;
  kind: FieldKind;
  /** What a list holds. */
  options?: { value: string; label: string }[];
  /** Whose records a reference leads to. */
  target?: FilterOwner;
  group: FieldGroup;
}
export type FieldGroup = "Attributes" | "Links" | "Record";

const kinds: Record<DataType, FieldKind> = {
  string: "text",
  integer: "number",
  decimal: "number",
  boolean: "boolean",
  list: "list",
  datetime: "date",
  relationship: "reference",
};

/** All fields of a kind of record: its live attributes, what it is linked with, and what every record has. */
export function filterFields(schema: WorkspaceSchema, owner: FilterOwner): FilterField[] {
  switch (owner.kind) {
    case "contact":
      return [...contactFields, ...attributeFields(schema, schema.contact_attributes)];
    case "conversation":
      return [...conversationFields, ...attributeFields(schema, schema.conversation_attributes)];
    case "instance": {
      const attributes = findObjectType(schema, owner.objectTypeId)?.attributes ?? [];
      return [
        ...attributeFields(schema, attributes),
        ...referringFields(schema, owner.objectTypeId),
        ...instanceFields,
      ];
    }
  }
}

/** Without what leads to other records: one hop is as far as a filter goes. */
export function fieldsAfterHop(schema: WorkspaceSchema, owner: FilterOwner): FilterField[] {
  return filterFields(schema, owner).filter(({ kind }) => kind !== "reference");
}

function attributeFields(schema: WorkspaceSchema, attributes: Attribute[]): FilterField[] {
  return (
    attributes
      .filter(({ archived, reference }) => {
        return !archived && (!reference || findObjectType(schema, reference.object_type_id));
      })
      // Importers may have made a name twice; the server goes by the first.
      .filter(({ name }, index, live) => live.findIndex((other) => other.name === name) === index)
      .map(attributeField)
  );
}

function attributeField({ name, label, data_type, options, reference }: Attribute): FilterField {
  const field = { field: `custom_attributes.${name}`, label, kind: kinds[data_type] };
  if (reference) {
    const target = { kind: "instance" as const, objectTypeId: reference.object_type_id };
    return { ...field, target, group: "Links" };
  }
  if (data_type === "list") return { ...field, options: optionsOf(options), group: "Attributes" };
  return { ...field, group: "Attributes" };
}

/** Archived options too, behind the others: values may still hold them. */
function optionsOf(options: Attribute["options"]) {
  return [
    ...options.filter(({ archived }) => !archived).map(({ label }) => ({ value: label, label })),
    ...options
      .filter(({ archived }) => archived)
      .map(({ label }) => ({ value: label, label: `${label} (archived)` })),
  ];
}

/** What refers to the instances of a type: contacts and conversations as such, and each attribute where there are several. */
function referringFields(schema: WorkspaceSchema, objectTypeId: string): FilterField[] {
  const leadsHere = ({ archived, reference }: Attribute) =>
    !archived && reference?.object_type_id === objectTypeId;
  return [
    ...referringPeople("contact", "Contact", schema.contact_attributes.filter(leadsHere)),
    ...referringPeople(
      "conversation",
      "Conversation",
      schema.conversation_attributes.filter(leadsHere),
    ),
    ...schema.object_types
      .filter(({ archived }) => !archived)
      .flatMap(({ id, label, attributes }) => {
        const leading = attributes.filter(leadsHere);
        return leading.map((attribute) =>
          linkField(
            `referred_by.${id}.${attribute.name}`,
            leading.length === 1 ? label : `${label}, as ${attribute.label}`,
            { kind: "instance", objectTypeId: id },
          ),
        );
      }),
  ];
}

function referringPeople(
  kind: "contact" | "conversation",
  label: string,
  leading: Attribute[],
): FilterField[] {
  if (leading.length === 0) return [];
  const single = leading.length > 1 ? leading : [];
  return [
    linkField(`referred_by.${kind}`, label, { kind }),
    ...single.map((attribute) =>
      linkField(`referred_by.${kind}.${attribute.name}`, `${label}, as ${attribute.label}`, {
        kind,
      }),
    ),
  ];
}

function linkField(field: string, label: string, target: FilterOwner): FilterField {
  return { field, label, kind: "reference", target, group: "Links" };
}

function recordField(field: string, label: string, kind: FieldKind): FilterField {
  return { field, label, kind, group: "Record" };
}

const instanceFields = [
  recordField("external_id", "External id", "text"),
  recordField("id", "Id", "text"),
  recordField("created_at", "Created", "date"),
  recordField("updated_at", "Updated", "date"),
  recordField("external_created_at", "Created elsewhere", "date"),
  recordField("external_updated_at", "Updated elsewhere", "date"),
];

const contactFields: FilterField[] = [
  recordField("name", "Name", "text"),
  recordField("email", "Email", "text"),
  recordField("phone", "Phone", "text"),
  {
    ...recordField("role", "Role", "list"),
    options: [
      { value: "user", label: "User" },
      { value: "lead", label: "Lead" },
    ],
  },
  recordField("location.city", "City", "text"),
  recordField("location.region", "Region", "text"),
  recordField("location.country", "Country", "text"),
  recordField("created_at", "Created", "date"),
  recordField("updated_at", "Updated", "date"),
  recordField("signed_up_at", "Signed up", "date"),
  recordField("last_seen_at", "Last seen", "date"),
  recordField("last_contacted_at", "Last contacted", "date"),
  recordField("last_replied_at", "Last replied", "date"),
  recordField("unsubscribed_from_emails", "Unsubscribed from emails", "boolean"),
  recordField("external_id", "External id", "text"),
  recordField("id", "Id", "text"),
];

const conversationPriorities = ["none", "low", "medium", "high", "urgent"];

const conversationFields: FilterField[] = [
  recordField("title", "Title", "text"),
  {
    ...recordField("state", "State", "list"),
    options: conversationStates.map((value) => ({
      value,
      label: conversationStateLabels[value],
    })),
  },
  {
    ...recordField("priority", "Priority", "list"),
    options: conversationPriorities.map((value) => ({ value, label: value })),
  },
  recordField("read", "Read", "boolean"),
  recordField("source.body", "Opening message", "text"),
  recordField("created_at", "Created", "date"),
  recordField("updated_at", "Updated", "date"),
  recordField("waiting_since", "Waiting since", "date"),
  recordField("snoozed_until", "Snoozed until", "date"),
  recordField("id", "Id", "text"),
];
