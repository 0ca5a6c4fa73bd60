import { sql, type RawBuilder } from "kysely";
import type { Queries } from "../../database/database.ts";
import { dialectOf, preparedQuery } from "../../database/prepared-query.ts";
import { theWorkspaceId } from "../../database/tables.ts";
import { countUpTo } from "./count-selection.ts";
import type { InstanceSelection } from "./instance-selection.ts";

/** Where a condition lets so many rows through, going through the rows in order finds a page of them soon enough. */
const manyRows = 2000;

/** Which index to read by, as SQL to stand behind the name of the table; undefined where the planner is to say. */
export interface IndexChoice {
  /** For a page, in the order of the selection. */
  page: RawBuilder<unknown> | undefined;
  /** For counting, in any order. */
  count: RawBuilder<unknown> | undefined;
}

/** Leaves it to the planner. */
export const noIndex: IndexChoice = { page: undefined, count: undefined };

/**
 * The index that a selection is best read by: the planner of SQLite neither knows how many rows a condition lets through
 * nor what it costs to read JSON. PostgreSQL's knows the first.
 */
export async function chooseIndex(db: Queries, selection: InstanceSelection): Promise<IndexChoice> {
  const { typeId, sortedBy, served, isNewestFirst, isNarrow } = selection;
  const hasNone = isNarrow || (sortedBy === undefined && served.length === 0);
  if (hasNone || dialectOf(db) === "postgres") return noIndex;
  const ready = new Map(
    (await readyIndexes(db, { typeId })).map(({ attribute, index_name }) => [
      attribute,
      index_name,
    ]),
  );
  const ofSort = ready.get(sortedBy ?? "");
  const [best] = await rankConditions(db, selection, ready);
  if (!best) return { page: indexedBy(ofSort), count: undefined };
  const ofFilter = indexedBy(best.index);
  if (best.count < manyRows) return { page: ofFilter, count: ofFilter };
  return { page: isNewestFirst ? undefined : (indexedBy(ofSort) ?? ofFilter), count: ofFilter };
}

/** The conditions that have an index, the one that lets fewest rows through first. */
async function rankConditions(
  db: Queries,
  { typeCondition, served }: InstanceSelection,
  ready: ReadonlyMap<string, string | null>,
): Promise<{ index: string; count: number }[]> {
  const ranked: { index: string; count: number }[] = [];
  for (const { attribute, condition } of served) {
    const index = ready.get(attribute) ?? null;
    if (index === null) continue;
    const rows = sql`instances ${indexedBy(index)} where ${typeCondition} and ${condition}`;
    const count = await countUpTo(db, manyRows, rows);
    ranked.push({ index, count });
  }
  return ranked.toSorted((one, other) => one.count - other.count);
}

function indexedBy(index: string | null | undefined): RawBuilder<unknown> | undefined {
  return index === null || index === undefined ? undefined : sql`indexed by ${sql.id(index)}`;
}

const readyIndexes = preparedQuery((db, { typeId }: { typeId: string }) =>
  db
    .selectFrom("attribute_indexes")
    .select(["attribute", "index_name"])
    .where("workspace_id", "=", theWorkspaceId)
    .where("object_type_id", "=", typeId)
    .where("indexed_at", "is not", null),
);
