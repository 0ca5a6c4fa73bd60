import { sql } from "kysely";
import type { Dialect } from "../database/database.ts";
import {
  asIs,
  booleanColumn,
  booleanMember,
  idsMember,
  numberColumn,
  numberMember,
  textColumn,
  textMember,
  type SearchField,
} from "./search-field.ts";

const textColumns = ["id", "role", "name", "email", "phone", "external_id", "owner_id"];
const dateColumns = ["signed_up_at", "last_seen_at"];
const alwaysDateColumns = ["created_at", "updated_at"];

const textMembers = [
  "language_override",
  "browser",
  "browser_version",
  "browser_language",
  "os",
  "location.country",
  "location.region",
  "location.city",
  "android_app_name",
  "android_app_version",
  "android_device",
  "android_os_version",
  "android_sdk_version",
  "ios_app_name",
  "ios_app_version",
  "ios_device",
  "ios_os_version",
  "ios_sdk_version",
];
const dateMembers = [
  "last_replied_at",
  "last_contacted_at",
  "last_email_opened_at",
  "last_email_clicked_at",
  "android_last_seen_at",
  "ios_last_seen_at",
];
const booleanMembers = ["has_hard_bounced", "marked_email_as_spam"];

/** What a contact can be found by, beside its custom attributes; undefined for any other name. */
export function contactField(dialect: Dialect, name: string): SearchField | undefined {
  const column = `contacts.${name}`;
  const member = (path: string[]) => ({ column: "contacts.profile", path });
  if (textColumns.includes(name)) return textColumn(column);
  if (alwaysDateColumns.includes(name))
    return numberColumn("date", dialect, column, { always: true });
  if (dateColumns.includes(name)) return numberColumn("date", dialect, column);
  if (textMembers.includes(name)) return textMember(dialect, member(name.split(".")));
  if (dateMembers.includes(name)) return numberMember("date", dialect, member([name]));
  if (booleanMembers.includes(name)) return booleanMember(dialect, member([name]), 0);
  switch (name) {
    case "unsubscribed_from_emails":
      return booleanColumn(column);
    case "avatar":
      return textMember(dialect, member(["avatar", "image_url"]));
    case "tag_id":
      return idsMember(dialect, member(["tags", "data"]));
    case "email_domain":
      return { kind: "text", value: emailDomain(dialect), literal: asIs };
    default:
      return undefined;
  }
}

function emailDomain(dialect: Dialect) {
  const email = sql.ref("contacts.email");
  const at = dialect === "sqlite" ? sql`instr(${email}, '@')` : sql`strpos(${email}, '@')`;
  return sql<string | null>`case when ${at} > 0 then substr(${email}, ${at} + 1) end`;
}
