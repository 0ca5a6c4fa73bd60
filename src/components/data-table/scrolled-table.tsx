import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { DataTableRow } from "./data-table-row.tsx";
import type { DataTableProps } from "./data-table-props.ts";
import { footHeight } from "./table-layout.ts";
import classes from "./scrolled-table.module.css";
import { TableFrame } from "./table-frame.tsx";
import { useGridFocus } from "./use-grid-focus.ts";

const rowHeights = { comfortable: 36, compact: 28 };
const cardHeight = 57;
const headerHeight = 32;
/** From one frame to the next; more than that rush past. */
const slowRows = 10;
/** Browsers draw nothing higher; Chromium stops at 33.5 million pixels, Firefox at half of that. */
const highestPx = 17_000_000;

interface ScrolledTableProps<Row> extends DataTableProps<Row> {
  /** Of all rows, from the first to the last; `rows` are those that are there. */
  count: number;
  /** Undefined where the row is not there yet. */
  rowAt: (index: number) => Row | undefined;
  /** Which rows are in sight; not told while they rush past. */
  onRange: (first: number, last: number, isStill: boolean) => void;
}

/** How many rows one scroll bar can reach. */
function reachableRows(count: number, isCompact: boolean): number {
  return Math.min(count, Math.floor(highestPx / rowHeights[isCompact ? "compact" : "comfortable"]));
}

/** All rows under one scroll bar. Only those in sight are in the page; those that are on their way are outlined. */
export function ScrolledTable<Row extends object>(props: ScrolledTableProps<Row>) {
  const { columns, getRowId, rowAt, selectedId, selection, isCompact = false } = props;
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  const count = reachableRows(props.count, isCompact);
  const rowHeight = useRowHeight(isCompact);
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoizes here
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => frame,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: headerHeight,
    scrollPaddingEnd: props.foot ? footHeight : 0,
    isScrollingResetDelay: 80,
    useFlushSync: false,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  const handlers = useGridFocus(props, {
    count,
    reveal: (rowIndex) => virtualizer.scrollToIndex(rowIndex - 2),
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const tellRange = useEffectEvent(props.onRange);
  const { isScrolling, range } = virtualizer;
  const { startIndex = 0, endIndex = 0 } = range ?? {};
  const told = useRef(0);
  useEffect(() => {
    const isSlow = Math.abs(startIndex - told.current) < slowRows;
    told.current = startIndex;
    if (!isScrolling || isSlow) tellRange(startIndex, endIndex, !isScrolling);
  }, [isScrolling, startIndex, endIndex]);

  return (
    <TableFrame {...props} handlers={handlers} rowCount={count + 1} onFrame={setFrame}>
      <Room height={first * rowHeight} />
      {items.map(({ index }) => {
        const row = rowAt(index);
        const id = row && getRowId(row);
        return row && id !== undefined ? (
          <DataTableRow
            key={index}
            id={id}
            row={row}
            rowIndex={index + 2}
            columns={columns}
            isPeeked={id === selectedId}
            isSelected={selection?.has(id)}
          />
        ) : (
          <tr key={index} aria-rowindex={index + 2} className={classes.outline}>
            <td
              colSpan={columns.length + (selection ? 1 : 0)}
              data-card="title"
              aria-label="Loading"
            >
              <span />
            </td>
          </tr>
        );
      })}
      <Room height={(count - 1 - last) * rowHeight} />
    </TableFrame>
  );
}

/** What rows take that are not in the page. */
function Room({ height }: { height: number }) {
  return height > 0 ? <tr aria-hidden className={classes.room} style={{ height }} /> : null;
}

/** On a phone a row is a card. */
function useRowHeight(isCompact: boolean): number {
  const [isPhone] = useState(() => matchMedia("(max-width: 640px)").matches);
  if (isPhone) return cardHeight;
  return rowHeights[isCompact ? "compact" : "comfortable"];
}
