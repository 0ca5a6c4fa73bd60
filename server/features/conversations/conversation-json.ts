import type {
  Conversation,
  ConversationPart,
  conversationListItemSchema,
} from "../../../contract/conversations.ts";
import { isVersionSince, type IntercomVersion } from "../../../contract/intercom-version.ts";
import type { z } from "zod";
import type { ConversationContact } from "./conversation-contacts.ts";
import type { PartRow } from "./conversation-parts.ts";
import { plainText } from "./plain-text.ts";
import type { ConversationRow } from "./store.ts";

type ListItem = z.infer<typeof conversationListItemSchema>;

export interface ConversationFormat {
  version: IntercomVersion;
  asPlainText: boolean;
}

/**
 * A conversation as JSON text, with its parts where they are given; `customAttributes` is JSON already and goes out
 * as it is.
 */
export function conversationJson(
  row: ConversationRow,
  contacts: readonly ConversationContact[],
  customAttributes: string,
  { version, asPlainText }: ConversationFormat,
  parts?: Conversation["conversation_parts"],
): string {
  const isSince216 = isVersionSince(version, "2.16");
  const conversation: Omit<ListItem, "custom_attributes"> = {
    type: "conversation",
    id: row.id,
    title: row.title,
    created_at: row.created_at,
    updated_at: row.updated_at,
    waiting_since: row.waiting_since,
    snoozed_until: row.snoozed_until,
    open: row.state !== "closed",
    state: row.state,
    read: row.read === 1,
    priority: isSince216 ? row.priority : earlierPriority(row.priority),
    admin_assignee_id: isSince216 ? row.admin_assignee_id : row.admin_assignee_id || null,
    team_assignee_id: isSince216 ? row.team_assignee_id : row.team_assignee_id || null,
    tags: { type: "tag.list", tags: JSON.parse(row.tags) as ListItem["tags"]["tags"] },
    source: sourceOf(row, asPlainText),
    contacts: {
      type: "contact.list",
      contacts: contacts.map(({ id, external_id }) => ({ type: "contact", id, external_id })),
    },
  };
  const members = JSON.stringify(
    parts ? { ...conversation, conversation_parts: parts } : conversation,
  );
  return `${members.slice(0, -1)},"custom_attributes":${customAttributes}}`;
}

/** Before 2.16 a conversation had priority or had none. */
function earlierPriority(priority: string): string {
  return priority === "none" ? "not_priority" : "priority";
}

function sourceOf({ source: json }: ConversationRow, asPlainText: boolean): ListItem["source"] {
  const source = JSON.parse(json) as ListItem["source"];
  if (!asPlainText) return source;
  return { ...source, subject: plainText(source.subject), body: plainText(source.body) };
}

export function toPart(row: PartRow, asPlainText: boolean): ConversationPart {
  return {
    type: "conversation_part",
    id: row.id,
    part_type: row.part_type,
    body: row.body !== null && asPlainText ? plainText(row.body) : row.body,
    created_at: row.created_at,
    updated_at: row.created_at,
    notified_at: row.created_at,
    author: JSON.parse(row.author) as ConversationPart["author"],
    attachments: [],
    external_id: null,
    redacted: false,
  };
}
