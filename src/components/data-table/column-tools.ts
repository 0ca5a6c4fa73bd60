import type { ColumnHead } from "./column.ts";
import type { TableLayout } from "./table-layout.ts";

type SortOrder = "ascending" | "descending";

/** What the header of a column can do to the table. */
export interface ColumnTools {
  /** All there are, in their own order, also those out of sight. */
  all: ColumnHead[];
  layout: TableLayout;
  onLayout: (layout: TableLayout) => void;
  /** The keys the rows are sorted by, the first one first. */
  sort?: readonly { field: string; order: SortOrder }[] | undefined;
  /** Undefined takes the column out of the order; with `adds` the keys so far stay before it. */
  onSort?: ((id: string, order: SortOrder | undefined, adds: boolean) => void) | undefined;
  onFilter?: ((id: string) => void) | undefined;
  /** Whether rows can be grouped by what a column holds, and its numbers added up. */
  canSummarise?: true;
  onStatistics?: ((id: string) => void) | undefined;
}
