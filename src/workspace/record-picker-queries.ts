import { keepPreviousData, queryOptions, type QueryFunctionContext } from "@tanstack/react-query";
import type { Attribute } from "../../contract/attributes.ts";
import { contactEndpoints, type ContactSummary } from "../../contract/contacts.ts";
import { conversationEndpoints, type ConversationSummary } from "../../contract/conversations.ts";
import { instanceEndpoints, type EmbeddedInstance } from "../../contract/instances.ts";
import { ExactNumber } from "../../contract/json.ts";
import type { ObjectType } from "../../contract/objects.ts";
import { callEndpoint } from "../lib/api.ts";
import { contactTitle } from "./contact-title.ts";
import { conversationTitle } from "./conversation-title.ts";
import { summariseInstance } from "./instance-summary.ts";

const shownRecords = 15;
/** No attributes come along. */
const noColumns = "[]";

/** A record as a picker hands it out; `match` tells where the searched text stands when title and subtitle don't show it. */
export interface PickedRecord {
  id: string;
  title: string;
  subtitle: string;
}
export interface FoundRecord extends PickedRecord {
  match?: { label: string; text: string } | undefined;
}

/** What a picker looks through: contacts, conversations, or the instances of a type. */
export type PickerSource =
  { kind: "contact" | "conversation" } | { kind: "instance"; objectType: ObjectType };

/** The records that hold a text, or the newest where it is empty. The keys stand under those of the records' own lists. */
export function pickerQuery(source: PickerSource, q: string) {
  switch (source.kind) {
    case "contact":
      return queryOptions({
        queryKey: ["contacts", "pick", q],
        queryFn: (context) => findContacts(q, context),
        placeholderData: keepPreviousData,
      });
    case "conversation":
      return queryOptions({
        queryKey: ["conversations", "pick", q],
        queryFn: (context) => findConversations(q, context),
        placeholderData: keepPreviousData,
      });
    case "instance":
      return queryOptions({
        queryKey: ["instances", source.objectType.id, "pick", q],
        queryFn: (context) => findInstances(source.objectType, q, context),
        placeholderData: keepPreviousData,
      });
  }
}

async function findContacts(q: string, { signal }: QueryFunctionContext): Promise<FoundRecord[]> {
  const query = { per_page: shownRecords, q: q === "" ? undefined : q, columns: noColumns };
  const { contacts } = await callEndpoint(contactEndpoints.summaries, { query, signal });
  return contacts.map((contact) => describeContact(contact, q));
}

function describeContact(contact: ContactSummary, q: string): FoundRecord {
  const { id, email, external_id, phone } = contact;
  const title = contactTitle(contact);
  const subtitle = [email, external_id]
    .filter((part) => part !== null && part !== title)
    .join(" · ");
  return {
    id,
    title,
    subtitle,
    match: findMatch(q, [title, subtitle], { Phone: phone ?? "", Id: id }),
  };
}

async function findConversations(
  q: string,
  { signal }: QueryFunctionContext,
): Promise<FoundRecord[]> {
  const number = /^#?(\d+)$/.exec(q)?.[1];
  const wanted = number ?? q;
  const query = {
    per_page: shownRecords,
    q: wanted === "" ? undefined : wanted,
    columns: noColumns,
  };
  const [named, { conversations }] = await Promise.all([
    number === undefined ? undefined : findConversation(number, signal),
    callEndpoint(conversationEndpoints.summaries, { query, signal }),
  ]);
  const others = conversations
    .filter(({ id }) => id !== named?.id)
    .map((conversation) => describeConversation(conversation, wanted));
  return named ? [named, ...others] : others;
}

/** The conversation of exactly this number, which may be far down among those that hold its digits. */
async function findConversation(id: string, signal: AbortSignal): Promise<FoundRecord | undefined> {
  const { conversations } = await callEndpoint(conversationEndpoints.search, {
    body: { query: { field: "id", operator: "=", value: id }, pagination: { per_page: 1 } },
    signal,
  });
  return (
    conversations[0] && {
      id,
      title: conversationTitle(conversations[0]),
      subtitle: `#${id} · ${conversations[0].state}`,
    }
  );
}

function describeConversation(conversation: ConversationSummary, q: string): FoundRecord {
  const { id, excerpt, state, contacts } = conversation;
  const title = conversationTitle(conversation);
  const subtitle = [`#${id}`, state, ...contacts.map(contactTitle)].join(" · ");
  return { id, title, subtitle, match: findMatch(q, [title, subtitle], { Message: excerpt }) };
}

async function findInstances(
  objectType: ObjectType,
  q: string,
  { signal }: QueryFunctionContext,
): Promise<FoundRecord[]> {
  const { instances } = await callEndpoint(instanceEndpoints.search, {
    params: { custom_object_type_identifier: objectType.id },
    query: { q, limit: shownRecords },
    signal,
  });
  return instances.map((instance) => describeInstance(instance, objectType, q));
}

function describeInstance(
  instance: EmbeddedInstance,
  objectType: ObjectType,
  q: string,
): FoundRecord {
  const summary = summariseInstance(instance, objectType);
  const live = objectType.attributes.filter(({ archived }) => !archived);
  const fields = { ...textFields(instance, live), Id: instance.id };
  return { ...summary, match: findMatch(q, [summary.title, summary.subtitle], fields) };
}

function textFields(instance: EmbeddedInstance, attributes: Attribute[]): Record<string, string> {
  return Object.fromEntries(
    attributes.flatMap(({ name, label }) => {
      const value = instance.custom_attributes[name];
      const isPlain =
        typeof value === "string" || typeof value === "number" || value instanceof ExactNumber;
      return isPlain ? [[label, String(value)]] : [];
    }),
  );
}

/** The first field that holds the text, where nothing that is shown anyway does. */
function findMatch(
  q: string,
  shown: string[],
  fields: Record<string, string>,
): FoundRecord["match"] {
  const wanted = q.toLowerCase();
  const holds = (text: string) => text.toLowerCase().includes(wanted);
  if (wanted === "" || shown.some(holds)) return undefined;
  const found = Object.entries(fields).find(([, text]) => holds(text));
  return found && { label: found[0], text: surroundings(found[1], wanted) };
}

/** A long text around its first match. */
function surroundings(text: string, wanted: string): string {
  const start = Math.max(0, text.toLowerCase().indexOf(wanted) - 24);
  const end = start + 72;
  return `${start > 0 ? "…" : ""}${text.slice(start, end)}${end < text.length ? "…" : ""}`;
}
