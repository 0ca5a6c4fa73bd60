import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Dialect } from "../database/database.ts";
import { foldCase } from "../database/fold-case.ts";

/** Where in a text another one must stand. */
export type TextMatch = "contains" | "starts" | "ends" | "word";

/**
 * Whether a text holds another one, whatever the case of letters. The databases fold ASCII alone, each other letter
 * only where it is told; so those of the sought text are folded one by one, and both databases agree.
 */
export function textMatches(
  dialect: Dialect,
  value: RawBuilder<string | null>,
  match: TextMatch,
  sought: string,
): RawBuilder<SqlBool> {
  const needle = foldCase(sought);
  const text = foldedLike(dialect, value, needle);
  const length = sql.lit(Array.from(needle).length);
  switch (match) {
    case "contains":
      return holds(dialect, text, needle);
    case "starts":
      return sql<SqlBool>`substr(${text}, 1, ${length}) = ${needle}`;
    case "ends":
      return sql<SqlBool>`substr(${text}, length(${text}) - ${length} + 1) = ${needle}`;
    case "word":
      return holds(dialect, sql`' ' || ${withSpaces(text)} || ' '`, ` ${needle} `);
  }
}

/** Whether at least one of several texts holds another one. */
export function textInAny(
  dialect: Dialect,
  values: RawBuilder<string | null>[],
  sought: string,
): RawBuilder<SqlBool> {
  const matches = values.map((value) => textMatches(dialect, value, "contains", sought));
  return sql`(${sql.join(matches, sql` or `)})`;
}

/** The condition that every record meets. */
export const everything: RawBuilder<SqlBool> = sql`1 = 1`;

function holds(dialect: Dialect, text: RawBuilder<string>, needle: string): RawBuilder<SqlBool> {
  return dialect === "sqlite"
    ? sql<SqlBool>`instr(${text}, ${needle}) > 0`
    : sql<SqlBool>`strpos(${text}, ${needle}) > 0`;
}

/** `value` with ASCII and the letters that `needle` has in lower case. */
function foldedLike(
  dialect: Dialect,
  value: RawBuilder<string | null>,
  needle: string,
): RawBuilder<string> {
  const folded: RawBuilder<string> =
    dialect === "sqlite" ? sql`lower(${value})` : sql`lower((${value}) collate "C")`;
  const letters = new Set(Array.from(needle).filter((letter) => letter > "\u007f"));
  return [...letters].reduce((text, letter) => {
    const upper = letter.toUpperCase();
    return upper === letter || Array.from(upper).length > 1
      ? text
      : sql`replace(${text}, ${upper}, ${letter})`;
  }, folded);
}

const wordBreaks = Array.from("\n\t.,;:!?()[]\"'<>/-");

function withSpaces(text: RawBuilder<string>): RawBuilder<string> {
  return wordBreaks.reduce((spaced, mark) => sql`replace(${spaced}, ${mark}, ' ')`, text);
}
