import { contactSchema, type Contact } from "../../../contract/contacts.ts";
import {
  conversationListItemSchema,
  conversationSchema,
  type Conversation,
  type ConversationListItem,
} from "../../../contract/conversations.ts";
import {
  embeddedInstanceSchema,
  instanceSchema,
  type Instance,
} from "../../../contract/instances.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../../contract/json.ts";
import { isReferenceList, typeOfList, type ReferenceList } from "../reference-list.ts";
import { readLeniently, type Blanks, type Reading } from "../read-leniently.ts";

type Json = JsonValue | undefined;

export function readInstanceRecord(json: Json, type: string): Reading<Instance> {
  const blanks = { "": { type, custom_attributes: {} } };
  return withReferences(json, (mended) => readLeniently(instanceSchema, mended, blanks));
}

const emptyList = { data: [], url: "", total_count: 0, has_more: false };
const contactBlanks: Blanks = {
  "": {
    role: "user",
    workspace_id: "",
    has_hard_bounced: false,
    marked_email_as_spam: false,
    unsubscribed_from_emails: false,
    custom_attributes: {},
  },
  tags: emptyList,
  notes: emptyList,
  companies: emptyList,
  location: {},
  social_profiles: { data: [] },
};

export function readContactRecord(json: Json): Reading<Contact> {
  return withReferences(json, (mended) => readLeniently(contactSchema, mended, contactBlanks));
}

const unknownAuthor = { type: "unknown", id: "" };
const conversationBlanks: Blanks = {
  "": { read: false, priority: "none", custom_attributes: {} },
  tags: { tags: [] },
  source: {
    type: "",
    id: "",
    delivered_as: "",
    subject: "",
    body: "",
    attachments: [],
    redacted: false,
  },
  "source.author": unknownAuthor,
  contacts: { contacts: [] },
  conversation_parts: { conversation_parts: [], total_count: 0 },
  "conversation_parts.conversation_parts": { part_type: "", attachments: [], redacted: false },
  "conversation_parts.conversation_parts.author": unknownAuthor,
};

export function readConversationListItem(json: Json): Reading<ConversationListItem> {
  return withReferences(json, (mended) =>
    readLeniently(conversationListItemSchema, mended, conversationBlanks),
  );
}

export function readConversationRecord(json: Json): Reading<Conversation> {
  return withReferences(json, (mended) =>
    readLeniently(conversationSchema, mended, conversationBlanks),
  );
}

/**
 * Read a record with the instances inside its relationship attributes. A record of which one reference can't be read
 * counts as unreadable whole: a set that lacks a member would unlink it when the set is written back.
 */
function withReferences<Value>(json: Json, read: (mended: Json) => Reading<Value>): Reading<Value> {
  const attributes = isJsonObject(json) ? json["custom_attributes"] : undefined;
  if (!isJsonObject(json) || !isJsonObject(attributes)) return read(json);
  const mended: JsonObject = {};
  for (const [name, value] of Object.entries(attributes)) {
    const reading = readAttribute(value);
    if (!reading.ok) return { ok: false, problem: `custom_attributes.${name}: ${reading.problem}` };
    mended[name] = reading.value;
  }
  return read({ ...json, custom_attributes: mended });
}

function readAttribute(value: JsonValue): Reading<JsonValue> {
  if (!isReferenceList(value)) return { ok: true, value };
  const blanks = { "": { type: typeOfList(value), custom_attributes: {} } };
  const instances: JsonValue[] = [];
  for (const item of value.instances) {
    const reading = readLeniently(embeddedInstanceSchema, item, blanks);
    if (!reading.ok) return reading;
    instances.push(reading.value);
  }
  const list = { type: value.type, instances };
  return { ok: true, value: isCutShort(value) ? { ...list, has_more: true } : list };
}

/** Intercom cuts lists inside a record; no page says whether those of references are among them. */
function isCutShort(list: ReferenceList): boolean {
  const total = Number(list["total_count"] ?? 0);
  return list["has_more"] === true || total > list.instances.length;
}
