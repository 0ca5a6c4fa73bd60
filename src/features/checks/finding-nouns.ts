import type { Attribute } from "../../../contract/attributes.ts";
import type { Finding, FindingRecord } from "../../../contract/checks.ts";
import type { WorkspaceSchema } from "../../../contract/objects.ts";

/** `order`, `contact`: what a record is, inside a sentence. */
export function recordNoun(
  schema: WorkspaceSchema,
  { kind, object_type_id: typeId }: Pick<FindingRecord, "kind" | "object_type_id">,
): string {
  return kind === "instance" ? typeNoun(schema, typeId ?? "") : kind;
}

function typeNoun(schema: WorkspaceSchema, typeId: string): string {
  const type = schema.object_types.find(({ id }) => id === typeId);
  return type ? type.label.toLowerCase() : typeId;
}

/** The attribute of a record by its name; undefined where it was archived since. */
export function attributeOf(
  schema: WorkspaceSchema,
  record: Pick<FindingRecord, "kind" | "object_type_id">,
  name: string | null,
): Attribute | undefined {
  return ownAttributes(schema, record).find(
    (attribute) => attribute.name === name && !attribute.archived && attribute.reference,
  );
}

function ownAttributes(
  schema: WorkspaceSchema,
  { kind, object_type_id: typeId }: Pick<FindingRecord, "kind" | "object_type_id">,
): Attribute[] {
  switch (kind) {
    case "contact":
      return schema.contact_attributes;
    case "conversation":
      return schema.conversation_attributes;
    case "instance":
      return schema.object_types.find(({ id }) => id === typeId)?.attributes ?? [];
  }
}

/** What the attribute of a finding is for, such as `order`. */
export function targetNoun(schema: WorkspaceSchema, finding: Finding): string {
  const attribute = finding.subject && attributeOf(schema, finding.subject, finding.attribute_name);
  return typeNoun(schema, attribute?.reference?.object_type_id ?? "instance");
}

/** `an order`, `a contact`. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? "an" : "a"} ${noun}`;
}
