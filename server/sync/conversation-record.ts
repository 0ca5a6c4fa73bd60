import type { Conversation, ConversationListItem } from "../../contract/conversations.ts";
import { plainText } from "../features/conversations/plain-text.ts";
import { splitAttributes, type CopiedRecord } from "./copied-record.ts";

export function conversationRecord(
  conversation: ConversationListItem | Conversation,
  relationships: ReadonlySet<string>,
): CopiedRecord {
  const { values, references } = splitAttributes(conversation.custom_attributes, relationships);
  const contactIds = conversation.contacts.contacts.map(({ id }) => id);
  return {
    id: conversation.id,
    columns: {
      title: conversation.title,
      state: conversation.state,
      read: Number(conversation.read),
      priority: conversation.priority,
      admin_assignee_id: conversation.admin_assignee_id ?? 0,
      team_assignee_id: conversation.team_assignee_id ?? 0,
      waiting_since: conversation.waiting_since,
      snoozed_until: conversation.snoozed_until,
      source: JSON.stringify(conversation.source),
      tags: JSON.stringify(conversation.tags.tags),
      custom_attributes: JSON.stringify(values),
      created_at: conversation.created_at,
      updated_at: conversation.updated_at,
    },
    references,
    contactIds: [...new Set(contactIds)],
    ...("conversation_parts" in conversation
      ? { parts: conversation.conversation_parts.conversation_parts }
      : {}),
    derive: () => ({ source_text: textOf(conversation.source.body) }),
  };
}

function textOf(body: string): string {
  return plainText(body).replaceAll("\0", "").toWellFormed();
}
