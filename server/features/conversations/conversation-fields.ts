import { sql } from "kysely";
import { isVersionSince, type IntercomVersion } from "../../../contract/intercom-version.ts";
import type { Dialect } from "../../database/database.ts";
import { textRows } from "../../database/json-path.ts";
import type { SortOrder } from "../../workspace/keyset.ts";
import { liveAttributes, type Schema } from "../../workspace/schema.ts";
import {
  asIs,
  attributeField,
  booleanColumn,
  idsMember,
  numberColumn,
  textColumn,
  textMember,
  type SearchField,
} from "../../workspace/search-field.ts";
import type { SearchLanguage } from "../../workspace/search-language.ts";
import { fieldOrder } from "../../workspace/sort-order.ts";
import { conversationSeq, hasContact } from "./store.ts";

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

const sourceMembers = [
  "source.type",
  "source.id",
  "source.delivered_as",
  "source.subject",
  "source.url",
  "source.author.id",
  "source.author.type",
  "source.author.name",
  "source.author.email",
];

function conversationField(
  dialect: Dialect,
  name: string,
  version: IntercomVersion,
): SearchField | undefined {
  const column = `conversations.${name}`;
  if (sourceMembers.includes(name)) {
    const path = name.split(".").slice(1);
    return textMember(dialect, { column: "conversations.source", path });
  }
  switch (name) {
    case "id":
    case "title":
    case "state":
      return textColumn(column);
    case "created_at":
    case "updated_at":
      return numberColumn("date", dialect, column, { always: true });
    case "waiting_since":
    case "snoozed_until":
      return numberColumn("date", dialect, column);
    case "admin_assignee_id":
    case "team_assignee_id":
      return numberColumn("number", dialect, column, { unset: 0, always: true });
    case "read":
      return booleanColumn(column);
    case "open":
      return { kind: "boolean", value: sql`case state when 'closed' then 0 else 1 end` };
    case "priority":
      return isVersionSince(version, "2.16") ? textColumn(column) : earlierPriority;
    case "source.body":
      return { ...textColumn("conversations.source_text"), byWord: true };
    case "contact_ids":
      return { kind: "ids", holdsAny: (ids) => hasContact(textRows(dialect, ids)) };
    case "tag_ids":
      return idsMember(dialect, { column: "conversations.tags", path: [] });
    default:
      return undefined;
  }
}

/** As `earlierPriority` of a conversation's JSON. */
const earlierPriority: SearchField = {
  kind: "text",
  value: sql`case priority when 'none' then 'not_priority' else 'priority' end`,
  literal: asIs,
};
