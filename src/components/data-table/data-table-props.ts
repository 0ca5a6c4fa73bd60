import type { ReactNode } from "react";
import type { Column } from "./column.ts";
import type { ColumnTools } from "./column-tools.ts";
import type { RowSelection } from "./row-selection.ts";

export interface DataTableProps<Row> {
  /** Names the table to those who can't see it. */
  label: string;
  /** In their order. */
  columns: Column<Row>[];
  /** What the headers can do; without it they only name their columns. */
  tools?: ColumnTools | undefined;
  isCompact?: boolean;
  rows: Row[];
  getRowId: (row: Row) => string;
  /** Row click and Space; while a peek is open, every move of the focus to another row too. */
  onPeek?: ((row: Row) => void) | undefined;
  /** Escape, while a peek is open. */
  onClosePeek?: (() => void) | undefined;
  /** Enter, and a click on the link in the first cell. */
  onOpen: (row: Row) => void;
  /** The row whose peek is open. */
  selectedId?: string | undefined;
  /** Which rows are selected; without it none can be. */
  selection?: RowSelection<Row> | undefined;
  /** The rows are of an earlier query while the next is on its way. */
  isStale?: boolean;
  /** A row below all others, which stays in sight: a `tfoot` whose row has this `aria-rowindex`. */
  foot?: ((rowIndex: number) => ReactNode) | undefined;
}
