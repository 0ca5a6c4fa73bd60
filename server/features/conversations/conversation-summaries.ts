import { sql } from "kysely";
import type { ConversationSummary } from "../../../contract/conversations.ts";
import type { Database } from "../../database/database.ts";
import { attributesJson } from "../../workspace/attributes-json.ts";
import { countReferences } from "../../workspace/count-references.ts";
import type { PageRequest } from "../../workspace/keyset.ts";
import { readRecordPage } from "../../workspace/query/record-page.ts";
import type { RecordSelection } from "../../workspace/query/record-selection.ts";
import type { Schema } from "../../workspace/schema.ts";
import { readConversationContacts, type ConversationContact } from "./conversation-contacts.ts";
import { conversationColumns, conversationExcerpt, type ConversationRow } from "./store.ts";

export const summaryColumns = [
  ...conversationColumns.map((name) => sql.ref(`conversations.${name}`)),
  sql`${conversationExcerpt} as excerpt`,
];

/** A page of the console's list as JSON text; with `names` only these attributes come along. */
export async function listConversationSummaries(
  database: Database,
  { conversationAttributes }: Schema,
  selection: RecordSelection,
  names: ReadonlySet<string> | undefined,
  request: PageRequest,
  signal: AbortSignal,
): Promise<string> {
  const { db } = database;
  const { rows, ...rest } = await readRecordPage<ConversationRow>(
    database,
    selection,
    summaryColumns,
    request,
    signal,
  );
  const ids = rows.map(({ id }) => id);
  const counts = await countReferences(db, "conversation", ids);
  const contacts = await readConversationContacts(db, ids);
  const values = await attributesJson(db, "conversation", conversationAttributes, rows, names);
  const conversations = rows.map((row, index) => {
    const summary = summaryOf(row, contacts.get(row.id) ?? [], counts.get(row.id) ?? 0);
    return `${JSON.stringify(summary).slice(0, -1)},"custom_attributes":${values[index]}}`;
  });
  return `{"conversations":[${conversations.join(",")}],${JSON.stringify(rest).slice(1)}`;
}

/** What a line tells of a conversation beside its attributes. */
export function summaryOf(
  row: ConversationRow,
  contacts: readonly ConversationContact[],
  reference_count: number,
): Omit<ConversationSummary, "custom_attributes"> {
  return {
    id: row.id,
    title: row.title,
    state: row.state,
    read: row.read === 1,
    priority: row.priority,
    created_at: row.created_at,
    updated_at: row.updated_at,
    waiting_since: row.waiting_since,
    snoozed_until: row.snoozed_until,
    excerpt: row.excerpt,
    contacts: contacts.map(({ id, name, email }) => ({ id, name, email })),
    reference_count,
  };
}
