import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { OwnerKind } from "../../contract/attributes.ts";
import type { Dialect } from "../database/database.ts";
import { numbersPerGroup } from "../database/search-index.ts";
import { embeddedWorkspaceId as workspace } from "../database/tables.ts";
import { isIndexed, lettersIn, type SoughtText } from "./sought-text.ts";

/** The records that a look-up is about; `type` is the object type of instances, else empty. */
export interface SearchGroup {
  kind: OwnerKind;
  type: string;
}

/** More and longer ones are compared one by one: each part of a word costs a look-up of its own. */
const indexedWords = 4;
const indexedLetters = 32;

/** The number of a group, for the conditions below. */
export function groupNumber({ kind, type }: SearchGroup): RawBuilder<number> {
  return sql`(select number from search_groups
    where workspace_id = ${workspace} and kind = ${kind} and type = ${type})`;
}

/**
 * The numbers of a group's records that hold every word, as a query without order; in `search_texts` they are the keys.
 * A word of under three letters narrows the others. `most` bounds how many are looked at, the newest first.
 */
export function numbersHolding(
  dialect: Dialect,
  group: RawBuilder<number>,
  { words }: SoughtText,
  most?: number,
): RawBuilder<number> {
  const low = sql`cast(${group} * ${sql.lit(numbersPerGroup)} as bigint)`;
  const high = sql`cast((${group} + 1) * ${sql.lit(numbersPerGroup)} - 1 as bigint)`;
  const looked = [...words]
    .filter(isIndexed)
    .sort((one, other) => lettersIn(other) - lettersIn(one))
    .slice(0, indexedWords);
  const compared = words.filter(
    (word) => !looked.includes(word) || lettersIn(word) > indexedLetters,
  );
  const newest = most === undefined ? sql`` : sql`order by 1 desc limit ${sql.lit(most)}`;
  if (dialect === "postgres") {
    const likes = words.map((word) => holdsWord(dialect, word));
    return sql`select number from search_texts
      where number between ${low} and ${high} and ${sql.join(likes, sql` and `)} ${newest}`;
  }
  const found = sql`select rowid as number from search_trigrams
    where search_trigrams match ${looked.map(phrase).join(" AND ")}
      and rowid between ${low} and ${high} ${newest}`;
  if (compared.length === 0) return sql`${found}`;
  const narrowed = compared.map((word) => holdsWord(dialect, word));
  return sql`select number from search_texts
    where number in (${found}) and ${sql.join(narrowed, sql` and `)}`;
}

/** Whether a row of `search_texts` is of a group's record whose title, external id or id starts with a text. */
export function startsWith(group: RawBuilder<number>, { whole }: SoughtText): RawBuilder<SqlBool> {
  const starts = ["title", "external_id", "id"].map(
    (column) =>
      sql`select number from search_texts where group_number = ${group}
        and ${sql.ref(column)} >= ${whole} and ${sql.ref(column)} < ${`${whole}\u{10FFFF}`}`,
  );
  return sql<SqlBool>`number in (${sql.join(starts, sql` union `)})`;
}

function holdsWord(dialect: Dialect, word: string): RawBuilder<SqlBool> {
  return dialect === "sqlite"
    ? sql<SqlBool>`instr(text, ${word}) > 0`
    : sql<SqlBool>`text like ${`%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`;
}

/** A word as FTS5 takes it, whatever is in it. */
function phrase(word: string): string {
  const letters = Array.from(word).slice(0, indexedLetters).join("");
  return `"${letters.replaceAll('"', '""')}"`;
}
