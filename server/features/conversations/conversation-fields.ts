import type { IntercomVersion } from "../../../contract/intercom-version.ts";
import type { Dialect } from "../../database/database.ts";
import { conversationField } from "../../workspace/conversation-field.ts";
import type { SortOrder } from "../../workspace/keyset.ts";
import { liveAttributes, type Schema } from "../../workspace/schema.ts";
import { attributeField, numberColumn, type SearchField } from "../../workspace/search-field.ts";
import type { SearchLanguage } from "../../workspace/search-language.ts";
import { fieldOrder } from "../../workspace/sort-order.ts";
import { conversationSeq } from "./store.ts";

/** The order of lists: last updated first. */
export function latestConversations(dialect: Dialect): SortOrder {
  const field = numberColumn("date", dialect, "conversations.updated_at", { always: true });
  const order = { name: "updated_at", seq: conversationSeq, descending: true };
  return fieldOrder(dialect, field, order);
}

const attributePrefix = "custom_attributes.";
const equality = ["=", "!=", "IN", "NIN"] as const;

/**
 * What conversations can be searched by. Dates count to the second here, and `>` is "Greater (or equal) than".
 * "Search conversations", 2.16, read 2026-08.
 */
export function conversationSearchLanguage(
  dialect: Dialect,
  schema: Schema,
  version: IntercomVersion,
): SearchLanguage {
  return {
    dialect,
    findField: (name) =>
      name.startsWith(attributePrefix)
        ? customField(dialect, schema, name.slice(attributePrefix.length))
        : conversationField(dialect, name, version),
    operators: {
      text: [...equality, "~", "!~", "^", "$"],
      number: [...equality, ">", "<"],
      date: [...equality, ">", "<"],
      boolean: equality,
      ids: equality,
    },
    datesMatch: "second",
    boundsMatch: true,
  };
}

function customField(dialect: Dialect, schema: Schema, name: string): SearchField | undefined {
  const live = liveAttributes(schema.conversationAttributes);
  const attribute = live.find((each) => each.name === name);
  return attribute && attributeField(attribute, dialect, "conversations.custom_attributes");
}
