import { setImmediate as yieldToOthers } from "node:timers/promises";
import { sql } from "kysely";
import type { SearchGroup } from "../../../contract/everywhere-search.ts";
import type { Database, Queries } from "../../database/database.ts";
import { mayFindHidden, type SearchedRecords } from "../../workspace/holds-text.ts";
import { loadSchema, type Schema } from "../../workspace/schema.ts";
import { readSoughtText, type SoughtText } from "../../workspace/sought-text.ts";
import { countedAtMost } from "./counted-at-most.ts";
import { countBeginning, findFirst, readGroupNumbers } from "./group-queries.ts";
import { findFew, numbersFound } from "./numbers-found.ts";
import { readHits, type FoundGroup } from "./read-hits.ts";

const postgresTimeoutMs = 3000;

interface SearchOptions {
  /** Hits of a group. */
  limit: number;
  /** Nobody waits for the answer any more; what is left to do is left. */
  signal: AbortSignal;
}

/** What a text finds, group by group; a group without hits is left out. */
export async function searchEverywhere(
  database: Database,
  typed: string,
  options: SearchOptions,
): Promise<SearchGroup[]> {
  const sought = readSoughtText(typed);
  if (sought.words.length === 0) return [];
  const schema = await loadSchema(database);
  const search = (db: Queries) => searchGroups(db, database, schema, sought, options);
  if (database.dialect === "sqlite") return search(database.db);
  return database.db.transaction().execute(async (transaction) => {
    await sql`set local statement_timeout = ${sql.lit(postgresTimeoutMs)}`.execute(transaction);
    return search(transaction);
  });
}

async function searchGroups(
  db: Queries,
  { dialect }: Database,
  schema: Schema,
  sought: SoughtText,
  { limit, signal }: SearchOptions,
): Promise<SearchGroup[]> {
  const numbers = new Map(
    (await readGroupNumbers(db, {})).map(({ number, kind, type }) => [`${kind} ${type}`, number]),
  );
  const few = sought.isBeginning ? undefined : await findFew(db, dialect, sought);
  const found: (FoundGroup & Counted)[] = [];
  for (const group of searchedGroups(schema)) {
    // A keystroke that was overtaken is heard of here.
    await yieldToOthers();
    if (signal.aborted) return [];
    const number = numbers.get(`${group.kind} ${group.type}`);
    if (number === undefined) continue;
    const beginning = { group: number, whole: sought.whole, end: `${sought.whole}\u{10FFFF}` };
    const first = await findFirst(db, { ...beginning, limit });
    const ranked = first.toSorted((one, other) => one.tier - other.tier).map((row) => row.number);
    const counted = sought.isBeginning
      ? { ...(await countStarting(db, beginning)), numbers: [] }
      : await countHolding(
          db,
          dialect,
          { ...group, number, few: few && (few.get(number) ?? []) },
          sought,
        );
    const shown = [...new Set([...ranked, ...counted.numbers])].slice(0, limit);
    if (shown.length > 0) found.push({ ...group, ...counted, numbers: shown });
  }
  const groups = await readHits(db, schema, found, sought);
  return groups.map((group, index) => ({
    ...group,
    total: found[index]?.total ?? 0,
    total_is_exact: found[index]?.total_is_exact ?? true,
  }));
}

type Counted = Pick<SearchGroup, "total" | "total_is_exact">;

async function countStarting(
  db: Queries,
  beginning: { group: number; whole: string; end: string },
): Promise<Counted> {
  const [{ total } = { total: 0 }] = await countBeginning(db, beginning);
  return { total: Math.min(total, countedAtMost), total_is_exact: total <= countedAtMost };
}

/** `few` are the records of the group, where they are known and maybe some hidden ones among them. */
async function countHolding(
  db: Queries,
  dialect: Database["dialect"],
  { number, few, ...records }: SearchedRecords & { number: number; few: number[] | undefined },
  sought: SoughtText,
): Promise<Counted & { numbers: number[] }> {
  const isKnown = few && (few.length === 0 || !mayFindHidden(records));
  const { numbers, isAll } = isKnown
    ? { numbers: few, isAll: true }
    : await numbersFound(db, dialect, number, records, sought);
  return { numbers, total: Math.min(numbers.length, countedAtMost), total_is_exact: isAll };
}

function searchedGroups(schema: Schema): SearchedRecords[] {
  const types = [...schema.objectTypes.values()].filter(({ archived }) => !archived);
  return [
    ...types.map(({ id, attributes }) => ({ kind: "instance" as const, type: id, attributes })),
    { kind: "contact", type: "", attributes: schema.contactAttributes },
    { kind: "conversation", type: "", attributes: schema.conversationAttributes },
  ];
}
