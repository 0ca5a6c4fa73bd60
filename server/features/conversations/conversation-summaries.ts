import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { ConversationState } from "../../../contract/conversation-state.ts";
import type { ConversationSummary } from "../../../contract/conversations.ts";
import type { KeysetPage } from "../../../contract/cursor-pagination.ts";
import type { Database, Dialect } from "../../database/database.ts";
import { hasContact } from "../../workspace/conversation-field.ts";
import { countReferences } from "../../workspace/count-references.ts";
import { invalidKeysetCursor } from "../../workspace/cursor-pages.ts";
import type { PageRequest } from "../../workspace/keyset.ts";
import { textInAny } from "../../workspace/text-match.ts";
import { readConversationContacts } from "./conversation-contacts.ts";
import { latestConversations } from "./conversation-fields.ts";
import { countConversations, listConversations } from "./store.ts";

export interface SummaryFilter {
  q: string;
  state: ConversationState | undefined;
  contact_id: string | undefined;
  condition: RawBuilder<SqlBool>;
}

/** A page of the console's list, last updated first; `q` is looked for whatever the case of letters. */
export async function listConversationSummaries(
  { db, dialect }: Database,
  filter: SummaryFilter,
  request: PageRequest,
): Promise<{ conversations: ConversationSummary[]; total_count: number; page: KeysetPage }> {
  const condition = conditionOf(dialect, filter);
  const { rows, page, isWhole } = await listConversations(
    db,
    condition,
    latestConversations(dialect),
    request,
    invalidKeysetCursor,
  );
  const ids = rows.map(({ id }) => id);
  const counts = await countReferences(db, "conversation", ids);
  const contacts = await readConversationContacts(db, ids);
  return {
    conversations: rows.map((row) => ({
      id: row.id,
      title: row.title,
      state: row.state,
      read: row.read === 1,
      priority: row.priority,
      created_at: row.created_at,
      updated_at: row.updated_at,
      excerpt: row.excerpt,
      contacts: (contacts.get(row.id) ?? []).map(({ id, name, email }) => ({ id, name, email })),
      reference_count: counts.get(row.id) ?? 0,
    })),
    total_count: isWhole ? rows.length : await countConversations(db, condition),
    page,
  };
}

const searchedColumns = ["title", "source_text", "id"];

function conditionOf(dialect: Dialect, { q, state, contact_id, condition }: SummaryFilter) {
  const conditions: RawBuilder<SqlBool>[] = [condition];
  if (state !== undefined) conditions.push(sql`conversations.state = ${state}`);
  if (contact_id !== undefined) conditions.push(hasContact(sql`(${contact_id})`));
  if (q !== "") {
    const columns = searchedColumns.map((column) =>
      sql.ref<string | null>(`conversations.${column}`),
    );
    conditions.push(textInAny(dialect, columns, q));
  }
  return sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;
}
