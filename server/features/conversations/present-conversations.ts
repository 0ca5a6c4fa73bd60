import type { Database } from "../../database/database.ts";
import { attributesJson } from "../../workspace/attributes-json.ts";
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
  const { values, contacts } = await readSurroundings(database, rows);
  return rows.map((row, index) =>
    conversationJson(row, contacts.get(row.id) ?? [], values[index] ?? "{}", format),
  );
}

/** One conversation as JSON text, with its parts. */
export async function presentConversation(
  database: Database,
  row: ConversationRow,
  format: ConversationFormat,
): Promise<string> {
  const { values, contacts } = await readSurroundings(database, [row]);
  const [attributes = "{}"] = values;
  const { parts, total_count } = await readParts(database.db, row.id);
  return conversationJson(row, contacts.get(row.id) ?? [], attributes, format, {
    type: "conversation_part.list",
    conversation_parts: parts.map((part) => toPart(part, format.asPlainText)),
    total_count,
  });
}

async function readSurroundings(database: Database, rows: ConversationRow[]) {
  const { conversationAttributes } = await loadSchema(database);
  const ids = rows.map(({ id }) => id);
  return {
    values: await attributesJson(database.db, "conversation", conversationAttributes, rows),
    contacts: await readConversationContacts(database.db, ids),
  };
}
