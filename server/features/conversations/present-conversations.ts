import type { Database } from "../../database/database.ts";
import { customAttributesJson } from "../../workspace/custom-attributes-json.ts";
import { readReferences, type Reference } from "../../workspace/references.ts";
import { loadSchema } from "../../workspace/schema.ts";
import { readConversationContacts } from "./conversation-contacts.ts";
import { conversationJson, toPart, type ConversationFormat } from "./conversation-json.ts";
import { readParts } from "./conversation-parts.ts";
import type { ConversationRow } from "./store.ts";

/** Each conversation as JSON text without its parts, with what hangs on all of them read at once. */
export async function presentConversations(
  database: Database,
  rows: ConversationRow[],
  format: ConversationFormat,
): Promise<string[]> {
  const [attributesOf, contacts] = await readSurroundings(database, rows);
  return rows.map((row) =>
    conversationJson(row, contacts.get(row.id) ?? [], attributesOf(row), format),
  );
}

/** One conversation as JSON text, with its parts. */
export async function presentConversation(
  database: Database,
  row: ConversationRow,
  format: ConversationFormat,
): Promise<string> {
  const [attributesOf, contacts] = await readSurroundings(database, [row]);
  const { parts, total_count } = await readParts(database.db, row.id);
  return conversationJson(row, contacts.get(row.id) ?? [], attributesOf(row), format, {
    type: "conversation_part.list",
    conversation_parts: parts.map((part) => toPart(part, format.asPlainText)),
    total_count,
  });
}

async function readSurroundings(database: Database, rows: ConversationRow[]) {
  const ids = rows.map(({ id }) => id);
  const { conversationAttributes } = await loadSchema(database);
  const references: readonly Reference[] = await readReferences(database.db, "conversation", ids);
  const byOwner = Map.groupBy(references, ({ owner_id }) => owner_id);
  const attributesOf = ({ id, custom_attributes }: ConversationRow) =>
    customAttributesJson(custom_attributes, conversationAttributes, byOwner.get(id) ?? []);
  return [attributesOf, await readConversationContacts(database.db, ids)] as const;
}
