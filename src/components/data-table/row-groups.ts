import type { ReactNode } from "react";
import type { FigureValue } from "./figure-number.tsx";

/** Rows that belong together, behind a header that opens and closes them. */
export interface RowGroup<Row> {
  /** Different for each. */
  key: string;
  /** Its value, as people see it. */
  label: ReactNode;
  count: number;
  /** What columns of numbers come to, by column. */
  figures: ReadonlyMap<string, FigureValue>;
  isOpen: boolean;
  /** Those that are there. */
  rows: Row[];
  failure: Error | null;
  onRetry: () => void;
  /** Whether rows are on their way. */
  isLoading: boolean;
  /** Gets more rows; undefined where there are none, or too many already. */
  onMore: (() => void) | undefined;
  /** Where the rest are to be found, once there are too many. */
  onAll: (() => void) | undefined;
}

/** What is drawn of each group, and the `aria-rowindex` of each line. The header of the table is row 1. */
export function groupLines<Row>(groups: readonly RowGroup<Row>[]) {
  let rowIndex = 1;
  return groups.map((group) => {
    const headerIndex = ++rowIndex;
    const rows = group.isOpen ? group.rows : [];
    const firstIndex = rowIndex + 1;
    rowIndex += rows.length;
    const { isOpen, isLoading, failure, onMore, onAll } = group;
    const hasTail = isOpen && Boolean(isLoading || failure || onMore || onAll);
    const tailIndex = hasTail ? ++rowIndex : undefined;
    return { group, headerIndex, rows, firstIndex, tailIndex, lastIndex: rowIndex };
  });
}
