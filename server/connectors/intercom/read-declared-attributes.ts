import { z } from "zod";
import { dataTypes, referenceTypeSchema, type DataType } from "../../../contract/attributes.ts";
import { isJsonObject, type JsonValue } from "../../../contract/json.ts";
import type { CallOptions, DeclaredAttribute, DeclaredAttributes } from "../connector.ts";
import { readLeniently } from "../read-leniently.ts";
import { answered, type Answer } from "../vendor-failure.ts";
import type { ApiCall, IntercomApi } from "./intercom-api.ts";

const described = { name: z.string(), description: z.string(), archived: z.boolean() };
const blanks = { "": { description: "", archived: false, options: [], custom: true, label: "" } };

const conversationAttributeSchema = z.object({
  ...described,
  data_type: z.enum(dataTypes),
  options: z.array(z.object({ label: z.string(), archived: z.boolean().nullish() })),
  reference: z.object({ type: referenceTypeSchema, object_type_id: z.string().min(1) }).nullish(),
});

const contactAttributeSchema = z.object({
  ...described,
  label: z.string(),
  custom: z.boolean(),
  data_type: z.enum(["string", "integer", "float", "boolean", "date", "datetime"]),
  options: z.array(z.string()),
});

const contactTypes = {
  string: "string",
  integer: "integer",
  float: "decimal",
  boolean: "boolean",
  date: "datetime",
  datetime: "datetime",
} as const satisfies Record<string, DataType>;

/**
 * The live attributes of conversations, relationships included, and of contacts, where Intercom leaves relationships out
 * (`/conversations/attributes` and `/data_attributes`, 2.16, intercom/Intercom-OpenAPI, read 2026-08).
 */
export async function readDeclaredAttributes(
  api: IntercomApi,
  options: CallOptions,
): Promise<Answer<DeclaredAttributes>> {
  const [conversation, contact] = await Promise.all([
    readList(
      api,
      { method: "GET", path: "/conversations/attributes" },
      options,
      conversationAttribute,
    ),
    readList(
      api,
      { method: "GET", path: "/data_attributes", query: { model: "contact" } },
      options,
      contactAttribute,
    ),
  ]);
  if (!conversation.ok) return conversation;
  if (!contact.ok) return contact;
  return answered({
    ...(conversation.value && { conversation: conversation.value }),
    ...(contact.value && { contact: contact.value }),
  });
}

/** Undefined where the token may not read it, or this version of Intercom has it not. */
async function readList(
  api: IntercomApi,
  call: ApiCall,
  options: CallOptions,
  read: (item: JsonValue) => DeclaredAttribute | undefined,
): Promise<Answer<DeclaredAttribute[] | undefined>> {
  const answer = await api.call(call, options, (json) =>
    isJsonObject(json) && Array.isArray(json["data"])
      ? { ok: true, value: json["data"].flatMap((item) => read(item) ?? []) }
      : { ok: false, problem: "it holds no list of attributes" },
  );
  if (answer.ok || !["missing_scope", "refused", "not_found"].includes(answer.failure.kind))
    return answer;
  return answered(undefined);
}

function conversationAttribute(item: JsonValue): DeclaredAttribute | undefined {
  const reading = readLeniently(conversationAttributeSchema, item, blanks);
  if (!reading.ok || reading.value.archived) return undefined;
  const { name, description, data_type, options, reference } = reading.value;
  if ((data_type === "relationship") !== (reference != null)) return undefined;
  const labels = options.flatMap(({ label, archived }) => (archived === true ? [] : [label]));
  return {
    objectTypeId: null,
    name,
    label: name,
    description,
    data_type,
    options: data_type === "list" ? labels : [],
    reference: reference ?? null,
  };
}

function contactAttribute(item: JsonValue): DeclaredAttribute | undefined {
  const reading = readLeniently(contactAttributeSchema, item, blanks);
  if (!reading.ok || reading.value.archived || !reading.value.custom) return undefined;
  const { name, label, description, data_type, options } = reading.value;
  return {
    objectTypeId: null,
    name,
    label: label || name,
    description,
    options,
    data_type: options.length > 0 ? "list" : contactTypes[data_type],
    reference: null,
  };
}
