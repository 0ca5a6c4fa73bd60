import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { KeysetPage } from "../../../contract/cursor-pagination.ts";
import type { Queries } from "../../database/database.ts";
import { dialectOf } from "../../database/prepared-query.ts";
import { theWorkspaceId } from "../../database/tables.ts";
import { invalidKeysetCursor } from "../cursor-pages.ts";
import type { PageRequest } from "../keyset.ts";
import { tableOf, type RecordKind } from "./record-kind.ts";
import { decodeCursor, encodeCursor, type RowCursor } from "./row-cursor.ts";
import { orderBy, rowsBeyond, type RowOrder } from "./row-order.ts";

/** Records of one kind that a condition lets through, in an order; both name the columns of their table in full. */
export interface RowSelection {
  kind: RecordKind["kind"];
  /** What is read of each row. */
  columns: readonly RawBuilder<unknown>[];
  condition: RawBuilder<SqlBool>;
  order: RowOrder;
}

export interface RowPage<Row> {
  rows: Row[];
  page: KeysetPage;
  /** How many there are in all, where the page tells it by itself. */
  total: number | undefined;
}

/**
 * One page of a selection: by walking from a cursor, forward or back, or by leaving out `skip` rows. `index` is what
 * `chooseIndex` answered for pages.
 */
export async function readRowPage<Row>(
  db: Queries,
  selection: RowSelection,
  { per_page, after, before, skip = 0 }: PageRequest,
  index?: RawBuilder<unknown>,
): Promise<RowPage<Row>> {
  const backward = before !== undefined && after === undefined;
  const written = backward ? before : after;
  const cursor = written === undefined ? undefined : decodeCursor(selection.order, written);
  if (written !== undefined && !cursor) throw invalidKeysetCursor(backward ? "before" : "after");
  const found = await readRows<Row>(db, selection, {
    cursor,
    backward,
    index,
    limit: per_page + 1,
    offset: cursor ? 0 : skip,
  });
  const hasMore = found.length > per_page;
  const rows = found.slice(0, per_page);
  if (backward) rows.reverse();
  if (!cursor) return pageFromStart(selection.order, rows, skip, hasMore);
  const first_position = positionAfter(cursor, rows.length, backward, hasMore);
  const hasPrevious = backward ? hasMore : first_position > 1;
  const page = pageOf(selection.order, rows, {
    first_position,
    hasPrevious,
    hasNext: backward || hasMore,
  });
  return { rows, page, total: undefined };
}

/** A page that was read by leaving out the first rows. */
export function pageFromStart<Row>(
  order: RowOrder,
  rows: (Row & SortTexts)[],
  skip: number,
  hasMore: boolean,
): RowPage<Row> {
  const page = pageOf(order, rows, {
    first_position: skip + 1,
    hasPrevious: skip > 0,
    hasNext: hasMore,
  });
  const isLast = !hasMore && (rows.length > 0 || skip === 0);
  return { rows, page, total: isLast ? skip + rows.length : undefined };
}

function pageOf(
  order: RowOrder,
  rows: readonly SortTexts[],
  {
    first_position,
    hasPrevious,
    hasNext,
  }: { first_position: number; hasPrevious: boolean; hasNext: boolean },
): KeysetPage {
  const last_position = first_position + rows.length - 1;
  return {
    first_position,
    previous: hasPrevious ? cursorAt(order, rows[0], first_position) : null,
    next: hasNext ? cursorAt(order, rows.at(-1), last_position) : null,
  };
}

/** The text of each part of a row's order, which a cursor is made of. */
type SortTexts = Record<`sort_${number}`, string | null>;

function cursorAt(order: RowOrder, row: SortTexts | undefined, position: number): string | null {
  if (!row) return null;
  const values = order.parts.map((_part, index) => row[`sort_${index}`] ?? null);
  return encodeCursor(order, { position, values });
}

function positionAfter(
  cursor: RowCursor,
  count: number,
  backward: boolean,
  hasMore: boolean,
): number {
  if (!backward) return cursor.position + 1;
  return hasMore ? Math.max(2, cursor.position - count) : 1;
}

interface Stretch {
  cursor: RowCursor | undefined;
  backward: boolean;
  index: RawBuilder<unknown> | undefined;
  limit: number;
  offset: number;
}

/** Sorting takes the keys of rows alone along; the rows themselves are read for those of the page. */
async function readRows<Row>(
  db: Queries,
  { kind, columns, condition, order }: RowSelection,
  { cursor, backward, index, limit, offset }: Stretch,
): Promise<(Row & SortTexts)[]> {
  const table = sql.table(tableOf[kind]);
  const key = sql.ref(`${tableOf[kind]}.${dialectOf(db) === "sqlite" ? "rowid" : "id"}`);
  const within = cursor
    ? sql`${condition} and ${rowsBeyond(order, cursor.values, backward)}`
    : condition;
  const texts = order.parts.map(({ text }, index) => sql`${text} as ${sql.id(`sort_${index}`)}`);
  const { rows } = await sql<Row & SortTexts>`
    select ${sql.join([...columns, ...texts])}
    from ${table}
    where ${table}.workspace_id = ${sql.lit(theWorkspaceId)} and ${key} in (
      select ${key} from ${table} ${index ?? sql``} where ${within}
      order by ${orderBy(order, backward)} limit ${limit} offset ${offset})
    order by ${orderBy(order, backward)}`.execute(db);
  return rows;
}
