import { sql } from "kysely";
import type { KeysetPage } from "../../../contract/cursor-pagination.ts";
import type { Database, Queries } from "../../database/database.ts";
import { listedTexts } from "../../database/json-path.ts";
import { instanceColumns, type InstanceRow } from "../../workspace/instance-json.ts";
import type { PageRequest } from "../../workspace/keyset.ts";
import { chooseIndex, noIndex, type IndexChoice } from "../../workspace/query/choose-index.ts";
import { countSelection, mostCounted, type Count } from "../../workspace/query/count-selection.ts";
import type { InstanceSelection } from "../../workspace/query/instance-selection.ts";
import { pageFromStart, readRowPage } from "../../workspace/query/row-page.ts";
import { selectAtHand } from "./facets/select-at-hand.ts";
import type { TableRequest } from "./facets/selected-table.ts";
import type { TableCache } from "./facets/table-cache.ts";
import { countInstances } from "./instance-counts.ts";
import { listInstances } from "./list-instances.ts";

export interface QueriedInstances {
  rows: InstanceRow[];
  page: KeysetPage;
  total: number;
  total_is_exact: boolean;
}

const columns = instanceColumns.map((name) => sql.ref(`instances.${name}`));

/**
 * A page of a selection and how many it holds in all. All instances of a type, newest first, come as fast as a list;
 * any other may have to look at every instance, which ends where `signal` is aborted.
 */
export async function queryInstances(
  database: Database,
  tables: TableCache,
  asked: TableRequest,
  request: PageRequest,
): Promise<QueriedInstances> {
  const { selection, signal } = asked;
  const { typeId, isWholeType, isNewestFirst } = selection;
  const { per_page: limit, skip: offset = 0, after, before } = request;
  if (isWholeType && isNewestFirst && after === undefined && before === undefined) {
    const none = { contactId: undefined, conversationId: undefined };
    const { rows, total } = await listInstances(database.db, typeId, none, { limit, offset });
    const sorted = rows.map((row) => ({
      ...row,
      sort_0: String(row.created_at),
      sort_1: String(row.seq),
    }));
    const hasMore = offset + rows.length < total;
    const { page } = pageFromStart(selection.order, sorted, offset, hasMore);
    return { rows, page, total, total_is_exact: true };
  }
  const reads = database.longReads(signal);
  try {
    const index = await chooseIndex(reads, selection);
    const known = index.count ? undefined : await selectAtHand(database, tables, asked);
    if (!known) return await readSelected(reads, selection, request, index);
    const { total } = known;
    const count = { total: Math.min(total, mostCounted), total_is_exact: total <= mostCounted };
    const narrowed = known.ids && amongIds(selection, known.ids);
    const page = narrowed ? undefined : index.page;
    return await readSelected(
      reads,
      narrowed ?? selection,
      request,
      { page, count: undefined },
      count,
    );
  } catch (error) {
    if (!isIndexGone(error)) throw error;
    return readSelected(reads, selection, request, noIndex);
  }
}

async function readSelected(
  db: Queries,
  selection: InstanceSelection,
  request: PageRequest,
  index: IndexChoice,
  count?: Count,
): Promise<QueriedInstances> {
  const selected = { kind: "instance" as const, columns, ...selection };
  const { rows, page, total } = await readRowPage<InstanceRow>(db, selected, request, index.page);
  if (total !== undefined) return { rows, page, total, total_is_exact: true };
  const ofType = await countInstances(db, selection.typeId);
  if (selection.isWholeType) return { rows, page, total: ofType, total_is_exact: true };
  const counted = count ?? (await countSelection(db, selection, ofType, index.count));
  const seen = rows.length === 0 ? 0 : page.first_position - 1 + rows.length;
  return { rows, page, ...counted, total: Math.max(seen, counted.total) };
}

/** The condition stays: it is told at another moment than the ids. */
function amongIds(selection: InstanceSelection, ids: readonly string[]): InstanceSelection {
  const among = listedTexts("sqlite", JSON.stringify(ids));
  return { ...selection, condition: sql`(instances.id in ${among} and ${selection.condition})` };
}

/** SQLite's answer where an index was dropped after it had been chosen. */
function isIndexGone(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith("no such index");
}
