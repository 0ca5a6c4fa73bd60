import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Dialect } from "../database/database.ts";
import { textRows } from "../database/json-path.ts";
import type { TextField } from "./search-field.ts";
import type { GivenValues } from "./search-language.ts";
import { textOf } from "./search-value.ts";
import { textMatches } from "./text-match.ts";

/** A text beside the values it is compared with; SQL null where the field has none. */
export function textCondition(
  dialect: Dialect,
  { value, literal, byWord }: TextField,
  { name, operator, values }: GivenValues,
): RawBuilder<SqlBool> {
  const texts = values.map((each) => literal(textOf(name, each)));
  const [first = ""] = texts;
  switch (operator) {
    case "~":
      return textMatches(dialect, value, "contains", first);
    case "^":
      return textMatches(dialect, value, "starts", first);
    case "$":
      return textMatches(dialect, value, "ends", first);
    default:
      if (byWord === true) return holdsWord(dialect, value, texts);
      return operator === "IN"
        ? sql`${value} in ${textRows(dialect, texts)}`
        : sql`${value} = ${first}`;
  }
}

/** Several words are never found, as Intercom says of `source.body` ("Search conversations", 2.16, read 2026-08). */
function holdsWord(
  dialect: Dialect,
  value: RawBuilder<string | null>,
  words: string[],
): RawBuilder<SqlBool> {
  const found = words
    .filter((word) => word !== "" && !word.includes(" "))
    .map((word) => textMatches(dialect, value, "word", word));
  return found.length === 0 ? sql`1 = 0` : sql`(${sql.join(found, sql` or `)})`;
}
