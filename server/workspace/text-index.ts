import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { OwnerKind } from "../../contract/attributes.ts";
import type { Dialect } from "../database/database.ts";
import { numbersPerGroup } from "../database/search-index.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";
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
 * The numbers of a group's records that hold every word, or of all groups', as a query; in `search_texts` they are the
 * keys. `most` bounds how many are looked at, the newest of the group first: see `isNarrowed`.
 */
export function numbersHolding(
  dialect: Dialect,
  group: RawBuilder<number> | undefined,
  sought: SoughtText,
  most?: number,
): RawBuilder<number> {
  if (dialect === "postgres") {
    const likes = sought.words.map((word) => holdsWord(dialect, word));
    return sql`select number from search_texts
      where ${sql.join(likes, sql` and `)} ${inGroup(sql`number`, group)} ${newest(most)}`;
  }
  const found = numbersLookedUp(group, sought, most);
  const compared = wordsCompared(sought).map((word) => holdsWord(dialect, word));
  if (compared.length === 0) return found;
  return sql`select number from search_texts
    where number in (${found}) and ${sql.join(compared, sql` and `)}`;
}

/** SQLite's part that the index answers, before the words that it can't look up narrow it. */
export function numbersLookedUp(
  group: RawBuilder<number> | undefined,
  sought: SoughtText,
  most?: number,
): RawBuilder<number> {
  return sql`select rowid as number from search_trigrams
    where search_trigrams match ${wordsLookedUp(sought).map(phrase).join(" AND ")}
      ${inGroup(sql`rowid`, group)} ${newest(most)}`;
}

/** Whether words are left to compare after the index was asked: short ones, and more or longer ones than it is asked for. */
export function isNarrowed(dialect: Dialect, sought: SoughtText): boolean {
  return dialect === "sqlite" && wordsCompared(sought).length > 0;
}

function wordsLookedUp({ words }: SoughtText): string[] {
  return words
    .filter(isIndexed)
    .toSorted((one, other) => lettersIn(other) - lettersIn(one))
    .slice(0, indexedWords);
}

function wordsCompared(sought: SoughtText): string[] {
  const looked = wordsLookedUp(sought);
  return sought.words.filter((word) => !looked.includes(word) || lettersIn(word) > indexedLetters);
}

function inGroup(
  number: RawBuilder<number>,
  group: RawBuilder<number> | undefined,
): RawBuilder<unknown> {
  if (group === undefined) return sql``;
  const size = sql.lit(numbersPerGroup);
  // Whole numbers, or FTS5 would not take them for bounds.
  return sql`and ${number} between cast(${group} * ${size} as bigint) and cast((${group} + 1) * ${size} - 1 as bigint)`;
}

function newest(most: number | undefined): RawBuilder<unknown> {
  return most === undefined ? sql`` : sql`order by 1 desc limit ${sql.lit(most)}`;
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
