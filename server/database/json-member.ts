import { sql, type RawBuilder } from "kysely";
import type { Dialect } from "./database.ts";

/**
 * A member of the JSON object in a text column, as text; SQL null where it is absent or null. Compare it with
 * `jsonMemberText` of a text. `name` is bound, never part of the SQL; like every attribute's name it holds no quotes and no backslashes.
 */
export function jsonMember(
  dialect: Dialect,
  column: string,
  name: string,
): RawBuilder<string | null> {
  if (dialect === "sqlite") return sql`${sql.ref(column)} ->> ${`$."${name}"`}`;
  // PostgreSQL reads neither \u0000 nor half a surrogate pair, though both are JSON; `/u` keeps the text well-formed.
  // `json` and not `jsonb`, which refuses numbers it can't compute with.
  return sql`replace(${sql.ref(column)}, ${"\\u"}, ${"/u"})::json ->> ${name}::text`;
}

/** The text that `jsonMember` gives for a member that holds `text`. */
export function jsonMemberText(dialect: Dialect, text: string): string {
  if (dialect === "sqlite") return text;
  return JSON.parse(JSON.stringify(text).replaceAll(String.raw`\u`, "/u")) as string;
}
