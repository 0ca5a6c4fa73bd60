import { sql, type RawBuilder, type SqlBool } from "kysely";
import { z } from "zod";
import { isStorable } from "../../contract/text.ts";
import type { KeysetPage } from "../../contract/cursor-pagination.ts";

/** The order of a list. Equal values, and records without one, which come last, stand in the order of `seq`. */
export interface SortOrder {
  /** Names the order in cursors, so that a cursor of another order is refused. */
  name: string;
  value: RawBuilder<unknown>;
  /** The value as the text that a cursor keeps, and back. */
  text: RawBuilder<string | null>;
  ofText: (text: string) => RawBuilder<unknown>;
  pattern?: RegExp;
  seq: RawBuilder<number>;
  descending: boolean;
  /** True where no record lacks a value, so that an index gives the order. */
  always: boolean;
}

/** Where a record stands in a list: what `starting_after`, `after` and `before` carry. */
interface Cursor {
  /** From 1; the truth when the cursor was given out. */
  position: number;
  text: string | null;
  seq: number;
}

/** Which page of a list is asked for; none of the three is its first. */
export interface PageRequest {
  per_page: number;
  after?: string | undefined;
  before?: string | undefined;
  /** Rows to leave out; for page numbers, and only without a cursor. */
  skip?: number;
}

/** What a query must add to answer one page; it selects `seq`, and `text` as `sort_text`. */
export interface PageQuery {
  where: RawBuilder<SqlBool>;
  orderBy: RawBuilder<unknown>;
  limit: number;
  offset: number;
}

export interface SortedRow {
  seq: number;
  sort_text: string | null;
}

export interface Page<Row> {
  rows: Row[];
  page: KeysetPage;
  /** Whether these are all records of the list, so that none need counting. */
  isWhole: boolean;
}

/** Read one page by walking from a cursor, forward or back. `invalidCursor` is thrown for one that is not of this list. */
export async function readPage<Row extends SortedRow>(
  sort: SortOrder,
  { per_page, after, before, skip = 0 }: PageRequest,
  invalidCursor: (name: "after" | "before") => Error,
  query: (page: PageQuery) => Promise<Row[]>,
): Promise<Page<Row>> {
  const backward = before !== undefined && after === undefined;
  const written = backward ? before : after;
  const cursor = written === undefined ? undefined : decodeCursor(sort, written);
  if (written !== undefined && cursor === undefined)
    throw invalidCursor(backward ? "before" : "after");
  const found = await query({
    where: cursor === undefined ? sql`1 = 1` : behind(sort, cursor, backward),
    orderBy: orderOf(sort, backward),
    limit: per_page + 1,
    offset: cursor === undefined ? skip : 0,
  });
  const hasMore = found.length > per_page;
  const rows = found.slice(0, per_page);
  if (backward) rows.reverse();
  const first_position = firstPosition(rows.length, cursor, backward, hasMore, skip);
  const cursorOf = (row: Row | undefined, position: number) =>
    row === undefined
      ? null
      : encodeCursor(sort.name, { position, text: row.sort_text, seq: row.seq });
  const hasPrevious = backward ? hasMore : first_position > 1;
  const hasNext = backward || hasMore;
  return {
    rows,
    page: {
      first_position,
      previous: hasPrevious ? cursorOf(rows[0], first_position) : null,
      next: hasNext ? cursorOf(rows.at(-1), first_position + rows.length - 1) : null,
    },
    isWhole: cursor === undefined && skip === 0 && !hasMore,
  };
}

function firstPosition(
  count: number,
  cursor: Cursor | undefined,
  backward: boolean,
  hasMore: boolean,
  skip: number,
): number {
  if (!cursor) return skip + 1;
  if (!backward) return cursor.position + 1;
  return hasMore ? Math.max(2, cursor.position - count) : 1;
}

/** The records that come after a cursor in the order, or before it. */
function behind(
  { value, ofText, seq, descending, always }: SortOrder,
  cursor: Cursor,
  backward: boolean,
): RawBuilder<SqlBool> {
  const beyond = descending === backward ? sql`>` : sql`<`;
  if (cursor.text === null) {
    const sameKind = sql<SqlBool>`(${value} is null and ${seq} ${beyond} ${cursor.seq})`;
    return backward ? sql`(${value} is not null or ${sameKind})` : sameKind;
  }
  const bound = ofText(cursor.text);
  const among = sql<SqlBool>`(${value}, ${seq}) ${beyond} (${bound}, ${cursor.seq})`;
  if (always) return among;
  return backward ? sql`(${value} is not null and ${among})` : sql`(${value} is null or ${among})`;
}

function orderOf(
  { value, seq, descending, always }: SortOrder,
  backward: boolean,
): RawBuilder<unknown> {
  const direction = descending === backward ? sql`asc` : sql`desc`;
  const order = sql`${value} ${direction}, ${seq} ${direction}`;
  if (always) return order;
  // Where values are missing, the databases disagree on where those records stand.
  return sql`case when ${value} is null then 1 else 0 end ${backward ? sql`desc` : sql`asc`}, ${order}`;
}

const cursorSchema = z.tuple([
  z.string(),
  z.int().min(1),
  z.string().refine(isStorable).nullable(),
  z.int(),
]);

function encodeCursor(name: string, { position, text, seq }: Cursor): string {
  return Buffer.from(JSON.stringify([name, position, text, seq])).toString("base64url");
}

function decodeCursor({ name, pattern }: SortOrder, written: string): Cursor | undefined {
  try {
    const json: unknown = JSON.parse(Buffer.from(written, "base64url").toString());
    const [of, position, text, seq] = cursorSchema.parse(json);
    const isReadable = text === null || (pattern?.test(text) ?? true);
    return of === name && isReadable ? { position, text, seq } : undefined;
  } catch {
    return undefined;
  }
}
