import { sql } from "kysely";
import type { ConversationState } from "../../../contract/conversation-state.ts";
import type { Database } from "../../database/database.ts";
import { hasContact } from "../../workspace/conversation-field.ts";
import {
  readRecordSelection,
  type RecordSelection,
  type SelectionQuery,
} from "../../workspace/query/record-selection.ts";
import type { Schema } from "../../workspace/schema.ts";

export interface ConversationSelectionQuery extends SelectionQuery {
  state?: ConversationState | undefined;
  contact_id?: string | undefined;
}

/** Which conversations an address tells of. Throws a 400 that names what makes no sense. */
export function readConversationSelection(
  database: Database,
  schema: Schema,
  query: ConversationSelectionQuery,
): RecordSelection {
  const { state, contact_id } = query;
  const narrowing = [];
  if (state !== undefined)
    narrowing.push({ condition: sql<boolean>`conversations.state = ${state}`, isNarrow: false });
  if (contact_id !== undefined)
    narrowing.push({ condition: hasContact(sql`(${contact_id})`), isNarrow: true });
  return readRecordSelection(database, schema, "conversation", query, narrowing);
}
