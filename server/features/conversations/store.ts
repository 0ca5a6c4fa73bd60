import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { ConversationState } from "../../../contract/conversation-state.ts";
import type { Queries } from "../../database/database.ts";
import { theWorkspaceId } from "../../database/tables.ts";
import { notFound } from "../../http/api-error.ts";
import { readPage, type Page, type PageRequest, type SortOrder } from "../../workspace/keyset.ts";

export interface ConversationRow {
  id: string;
  title: string | null;
  state: ConversationState;
  read: number;
  priority: string;
  admin_assignee_id: number;
  team_assignee_id: number;
  waiting_since: number | null;
  snoozed_until: number | null;
  /** JSON, as `tags` and `custom_attributes` are. */
  source: string;
  tags: string;
  custom_attributes: string;
  created_at: number;
  updated_at: number;
  excerpt: string;
}

/** The columns of a `ConversationRow`, all but its excerpt. */
export const conversationColumns = [
  "id",
  "title",
  "state",
  "read",
  "priority",
  "admin_assignee_id",
  "team_assignee_id",
  "waiting_since",
  "snoozed_until",
  "source",
  "tags",
  "custom_attributes",
  "created_at",
  "updated_at",
] as const;

export const conversationExcerpt = sql<string>`substr(source_text, 1, 160)`;
const excerpt = conversationExcerpt.as("excerpt");

export const conversationSeq = sql.ref<number>("conversations.seq");

/** A page of the conversations that meet a condition. */
export async function listConversations(
  db: Queries,
  condition: RawBuilder<SqlBool>,
  sort: SortOrder,
  request: PageRequest,
  invalidCursor: (name: "after" | "before") => Error,
): Promise<Page<ConversationRow>> {
  return readPage(sort, request, invalidCursor, (page) =>
    db
      .selectFrom("conversations")
      .select([...conversationColumns, excerpt, "seq", sort.text.as("sort_text")])
      .where("workspace_id", "=", theWorkspaceId)
      .where(condition)
      .where(page.where)
      .orderBy(page.orderBy)
      .limit(page.limit)
      .offset(page.offset)
      .execute(),
  );
}

export async function countConversations(
  db: Queries,
  condition: RawBuilder<SqlBool>,
): Promise<number> {
  const { count } = await db
    .selectFrom("conversations")
    .select((row) => row.fn.countAll<number>().as("count"))
    .where("workspace_id", "=", theWorkspaceId)
    .where(condition)
    .executeTakeFirstOrThrow();
  return count;
}

/** Throws 404 where there is none. `lock` keeps other writers of it waiting until the transaction ends. */
export async function getConversation(
  db: Queries,
  id: string,
  { lock = false } = {},
): Promise<ConversationRow> {
  const conversation = await findConversation(db, id, { lock });
  if (!conversation) throw notFound("Resource Not Found");
  return conversation;
}

export async function findConversation(
  db: Queries,
  id: string,
  { lock = false } = {},
): Promise<ConversationRow | undefined> {
  return db
    .selectFrom("conversations")
    .select([...conversationColumns, excerpt])
    .where("workspace_id", "=", theWorkspaceId)
    .where("id", "=", id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
}
