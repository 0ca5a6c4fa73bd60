import type { ConversationSummary } from "../../../contract/conversations.ts";
import type { WorkspaceSchema } from "../../../contract/objects.ts";
import { formatDateTime } from "../../lib/format.ts";
import { namedAttributeText } from "../../workspace/attribute-text.ts";
import { contactTitle } from "../../workspace/contact-title.ts";
import { conversationStateLabels } from "../../workspace/conversation-state.tsx";
import { conversationTitle } from "../../workspace/conversation-title.ts";

/** What a cell of the table says, as text. */
export function conversationCellText(
  columnId: string,
  conversation: ConversationSummary,
  schema: WorkspaceSchema,
): string {
  switch (columnId) {
    case "title":
      return conversationTitle(conversation);
    case "contacts":
      return conversation.contacts.map(contactTitle).join(", ");
    case "state":
      return conversationStateLabels[conversation.state];
    case "read":
      return conversation.read ? "Yes" : "No";
    case "id":
    case "priority":
      return conversation[columnId];
    case "created_at":
    case "updated_at":
    case "waiting_since":
    case "snoozed_until": {
      const time = conversation[columnId];
      return time === null ? "" : formatDateTime(time);
    }
    case "reference_count":
      return String(conversation.reference_count);
    default:
      return namedAttributeText(columnId, schema.conversation_attributes, conversation, schema);
  }
}
