import type { Queries } from "../../database/database.ts";
import { theWorkspaceId } from "../../database/tables.ts";

export interface PartRow {
  id: string;
  part_type: string;
  body: string | null;
  /** JSON */
  author: string;
  created_at: number;
}

/** Intercom shows no more of a conversation. */
const maxParts = 500;

/** The newest parts, oldest first, and how many there are in all. */
export async function readParts(
  db: Queries,
  conversationId: string,
): Promise<{ parts: PartRow[]; total_count: number }> {
  const ofConversation = db
    .selectFrom("conversation_parts")
    .where("workspace_id", "=", theWorkspaceId)
    .where("conversation_id", "=", conversationId);
  const newest = await ofConversation
    .select(["id", "part_type", "body", "author", "created_at"])
    .orderBy("position", "desc")
    .limit(maxParts)
    .execute();
  const parts = newest.reverse();
  if (parts.length < maxParts) return { parts, total_count: parts.length };
  const { count } = await ofConversation
    .select((row) => row.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return { parts, total_count: count };
}
