/** A page of a list, by whichever way it came. */
export interface ListPage<Row> {
  rows: Row[];
  total: number;
  /** False where there are more than `total`. */
  isExact: boolean;
  hasNext: boolean;
}

/** How a page is asked for. */
export interface PageQuery<Row> {
  queryKey: readonly unknown[];
  queryFn: (context: { signal: AbortSignal }) => Promise<ListPage<Row>>;
}
