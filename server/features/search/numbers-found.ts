import { sql } from "kysely";
import type { Dialect, Queries } from "../../database/database.ts";
import { numbersPerGroup } from "../../database/search-index.ts";
import {
  mayFindHidden,
  standsInLiveValues,
  type SearchedRecords,
} from "../../workspace/holds-text.ts";
import type { SoughtText } from "../../workspace/sought-text.ts";
import { isNarrowed, numbersHolding, numbersLookedUp } from "../../workspace/text-index.ts";
import { countedAtMost } from "./counted-at-most.ts";

const tables = { instance: "instances", contact: "contacts", conversation: "conversations" };

/** So many are compared with the words that the index can't look up. */
const comparedAtMost = 20_000;

/**
 * The records that hold a text by the number of their group, what archived attributes hold included; undefined where
 * there are too many to find them all at once.
 */
export async function findFew(
  db: Queries,
  dialect: Dialect,
  sought: SoughtText,
): Promise<Map<number, number[]> | undefined> {
  if (isNarrowed(dialect, sought)) return undefined;
  const found = numbersHolding(dialect, undefined, sought, countedAtMost + 1);
  const { rows } = await sql<{ number: number }>`${found}`.execute(db);
  if (rows.length > countedAtMost) return undefined;
  return Map.groupBy(
    rows.map(({ number }) => number),
    (number) => Math.floor(number / numbersPerGroup),
  );
}

/** The records of a group that hold a text, newest first, and whether these are all. */
export async function numbersFound(
  db: Queries,
  dialect: Dialect,
  groupNumber: number,
  records: SearchedRecords,
  sought: SoughtText,
): Promise<{ numbers: number[]; isAll: boolean }> {
  const group = sql<number>`cast(${groupNumber} as bigint)`;
  const narrowed = isNarrowed(dialect, sought);
  const hidden = mayFindHidden(records);
  const most = narrowed ? comparedAtMost : countedAtMost + 1;
  const table = tables[records.kind];
  // What archived attributes hold is in the index too, and is read again to be left out.
  const live = hidden
    ? sql`join ${sql.table(table)} on ${sql.ref(`${table}.id`)} = search_texts.id
        and ${sql.ref(`${table}.workspace_id`)} = search_texts.workspace_id
        and ${standsInLiveValues(dialect, records, sought, table)}`
    : sql``;
  const { rows } = await sql<{
    number: number;
  }>`select search_texts.number from search_texts ${live}
    where search_texts.number in (${numbersHolding(dialect, group, sought, most)})
    order by search_texts.number desc limit ${sql.lit(countedAtMost + 1)}`.execute(db);
  const numbers = rows.map(({ number }) => number);
  if (numbers.length > countedAtMost || !(narrowed || hidden))
    return { numbers, isAll: numbers.length <= countedAtMost };
  const candidates = narrowed
    ? numbersLookedUp(group, sought, most)
    : numbersHolding(dialect, group, sought, most);
  const counted = await sql<{
    total: number;
  }>`select count(*) as total from (${candidates}) as candidates`.execute(db);
  return { numbers, isAll: Number(counted.rows[0]?.total) < most };
}
