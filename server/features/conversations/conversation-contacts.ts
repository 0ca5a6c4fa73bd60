import type { Queries } from "../../database/database.ts";
import { theWorkspaceId } from "../../database/tables.ts";

export interface ConversationContact {
  conversation_id: string;
  id: string;
  external_id: string | null;
  name: string | null;
  email: string | null;
}

/** The contacts of some conversations by conversation, each conversation's in their order. */
export async function readConversationContacts(
  db: Queries,
  conversationIds: string[],
): Promise<Map<string, ConversationContact[]>> {
  if (conversationIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("conversation_contacts as link")
    .innerJoin("contacts as contact", (join) =>
      join
        .onRef("contact.workspace_id", "=", "link.workspace_id")
        .onRef("contact.id", "=", "link.contact_id"),
    )
    .select([
      "link.conversation_id",
      "contact.id",
      "contact.external_id",
      "contact.name",
      "contact.email",
    ])
    .where("link.workspace_id", "=", theWorkspaceId)
    .where("link.conversation_id", "in", conversationIds)
    .orderBy("link.conversation_id")
    .orderBy("link.position")
    .execute();
  return Map.groupBy(rows, ({ conversation_id }) => conversation_id);
}
