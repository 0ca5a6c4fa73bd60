import { ExactNumber, isJsonObject, parseJson, type JsonValue } from "../../contract/json.ts";
import type { ObjectTypeDefinition } from "./schema.ts";

/** What a contact is called in a list: the first of name, email, external id and id that it has. */
export function contactTitle(
  id: string,
  contact: { name: string | null; email: string | null; external_id: string | null },
): string {
  return contact.name || contact.email || contact.external_id || id;
}

export function conversationTitle(
  id: string,
  conversation: { title: string | null; excerpt: string },
): string {
  return conversation.title || conversation.excerpt || `#${id}`;
}

/** What else is told of a record in a list; empty where the title tells it already. */
export function subtitleOf(told: string | null, title: string): string {
  return told === null || told === title ? "" : told;
}

/** What its type says names an instance, else its external id or id. `attributes` spares parsing them again. */
export function instanceTitle(
  id: string,
  instance: { external_id: string | null; custom_attributes: string },
  type: ObjectTypeDefinition | undefined,
  attributes = parseJson(instance.custom_attributes),
): string {
  const named =
    type?.title_attribute != null && isJsonObject(attributes)
      ? textOf(attributes[type.title_attribute])
      : "";
  return named || instance.external_id || id;
}

function textOf(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "object" && !(value instanceof ExactNumber)) return "";
  return String(value);
}
