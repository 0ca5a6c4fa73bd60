import type { KeysetPosition } from "../../components/data-table/keyset-turn.ts";

/** A page of a list, by whichever way it came. */
export interface ListPage<Row> {
  rows: Row[];
  total: number;
  /** False where there are more than `total`. */
  isExact: boolean;
  hasNext: boolean;
}

/** One that the next and the previous are reached from by cursors. */
export interface CursorPage<Row> extends ListPage<Row> {
  position: KeysetPosition;
}

/** How a page is asked for. */
export interface PageQuery<Row, Page extends ListPage<Row> = ListPage<Row>> {
  queryKey: readonly unknown[];
  queryFn: (context: { signal: AbortSignal }) => Promise<Page>;
}
