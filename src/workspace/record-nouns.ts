import type { Attribute, OwnerKind } from "../../contract/attributes.ts";
import type { ObjectType, WorkspaceSchema } from "../../contract/objects.ts";

/** How a kind of record is called: as a heading, and inside a sentence. */
export interface Noun {
  heading: string;
  one: string;
  many: string;
}

const contact = { heading: "Contacts", one: "contact", many: "contacts" };
const conversation = { heading: "Conversations", one: "conversation", many: "conversations" };
const instance = { heading: "Instances", one: "instance", many: "instances" };

/** Archived types have names too; a type that is not known goes by its id. */
function typeNoun(schema: WorkspaceSchema, id: string): Noun {
  const type = findAnyType(schema, id);
  if (!type) return { heading: id, one: id, many: id };
  const { label, label_plural } = type;
  return { heading: label_plural, one: label.toLowerCase(), many: label_plural.toLowerCase() };
}

/** Also where it is archived. */
export function findAnyType(schema: WorkspaceSchema, id: string | null): ObjectType | undefined {
  return schema.object_types.find((candidate) => candidate.id === id);
}

/** What an attribute refers to. */
export function targetNoun(schema: WorkspaceSchema, { reference }: Attribute): Noun {
  return typeNoun(schema, reference?.object_type_id ?? "");
}

/** What holds an attribute. */
export function holderNoun(schema: WorkspaceSchema, attribute: Attribute): Noun {
  return recordNoun(schema, attribute.owner_kind, attribute.object_type_id);
}

/** What a record of a kind is called; of an instance whose type is not known, `instance`. */
export function recordNoun(
  schema: WorkspaceSchema,
  kind: OwnerKind,
  objectTypeId: string | null,
): Noun {
  switch (kind) {
    case "contact":
      return contact;
    case "conversation":
      return conversation;
    case "instance":
      return objectTypeId === null ? instance : typeNoun(schema, objectTypeId);
  }
}

/** `an order`, `a contact`. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? "an" : "a"} ${noun}`;
}

/** At the head of a sentence or a list. */
export function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
