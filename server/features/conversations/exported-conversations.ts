import type { Database } from "../../database/database.ts";
import { countReferences } from "../../workspace/count-references.ts";
import { attributeFields, ownField, type ExportedList } from "../../workspace/exported-list.ts";
import { contactTitle } from "../../workspace/record-titles.ts";
import { rowsByIds } from "../../workspace/rows-by-ids.ts";
import type { Schema } from "../../workspace/schema.ts";
import { readConversationContacts } from "./conversation-contacts.ts";
import {
  readConversationSelection,
  type ConversationSelectionQuery,
} from "./conversation-selection.ts";
import { summaryColumns, summaryOf } from "./conversation-summaries.ts";
import type { ConversationRow } from "./store.ts";

const identity = [
  ownField("id", "Intercom id", "string"),
  ownField("title", "Title", "string"),
  ownField("excerpt", "Opening message", "string"),
  ownField("contacts", "Contacts", "relationship"),
  ownField("state", "State", "string"),
  ownField("priority", "Priority", "string"),
  ownField("read", "Read", "boolean"),
];
const rest = [
  ownField("created_at", "Created", "datetime"),
  ownField("updated_at", "Updated", "datetime"),
  ownField("waiting_since", "Waiting since", "datetime"),
  ownField("snoozed_until", "Snoozed until", "datetime"),
  ownField("reference_count", "References", "integer"),
];

/** The conversations that an address tells of, to go into a file; of their messages the beginning of the first. */
export function exportedConversations(
  database: Database,
  schema: Schema,
  query: ConversationSelectionQuery,
): ExportedList {
  const selection = readConversationSelection(database, schema, query);
  const { visible, condition, order, isAll } = selection;
  return {
    record: { kind: "conversation", type: "" },
    label: "Conversations",
    isNarrowed: !isAll,
    condition,
    order,
    fields: [...identity, ...attributeFields(schema.conversationAttributes), ...rest],
    identity: ["id", "type"],
    readRows: async (db, ids) => {
      const rows = await rowsByIds<ConversationRow>(
        db,
        "conversation",
        summaryColumns,
        ids,
        visible,
      );
      const found = rows.map(({ id }) => id);
      const counts = await countReferences(db, "conversation", found);
      const contacts = await readConversationContacts(db, found);
      return rows.map((row) => {
        const { id, custom_attributes } = row;
        const held = contacts.get(id) ?? [];
        const { contacts: _named, ...own } = summaryOf(row, held, counts.get(id) ?? 0);
        const ends = held.map((contact) => ({
          id: contact.id,
          title: contactTitle(contact.id, contact),
        }));
        return {
          id,
          custom_attributes,
          own: { type: "conversation", ...own },
          ends: { contacts: ends },
        };
      });
    },
  };
}
