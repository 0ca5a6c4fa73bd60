import { sql, type RawBuilder } from "kysely";
import { isVersionSince, type IntercomVersion } from "../../contract/intercom-version.ts";
import type { Dialect } from "../database/database.ts";
import { textRows } from "../database/json-path.ts";
import { theWorkspaceId } from "../database/tables.ts";
import {
  asIs,
  booleanColumn,
  idsMember,
  numberColumn,
  textColumn,
  textMember,
  type SearchField,
} from "./search-field.ts";

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

/** What a conversation can be found by, beside its custom attributes; undefined for any other name. */
export function conversationField(
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

/** Whether a conversation has one of these contacts. */
export function hasContact(contactIds: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`conversations.id in (select conversation_id from conversation_contacts as link
    where link.workspace_id = ${theWorkspaceId} and link.contact_id in ${contactIds})`;
}
