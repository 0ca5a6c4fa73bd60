import { useEffect, useRef, type FocusEvent, type KeyboardEvent, type MouseEvent } from "react";
import type { DataTableProps } from "./data-table-props.ts";
import { useRowChecks } from "./use-row-checks.ts";
import { columnOf, controls, findCell, findRow, placeOf, type GridPlace } from "./grid-place.ts";

/** Rows that are not drawn until one scrolls to them. */
export interface RowsBeyond {
  /** Of all rows. */
  count: number;
  /** Brings a row in sight; the header is row 1. */
  reveal: (rowIndex: number) => void;
}

const far = 1e9;
const checkCell = "[data-check]";

/**
 * The keys of the WAI-ARIA grid pattern. The table is one tab stop, the cell that had the focus last. Arrows move from
 * cell to cell, Home and End along the row, with Ctrl to the corners, Page keys by what is in sight. F2 goes to what a
 * cell holds, arrows then along it, Escape back. Enter opens or follows the cell's link, Space peeks, Escape closes.
 * Shift with Space, or with an arrow up or down, selects.
 */
export function useGridFocus<Row extends object>(
  props: DataTableProps<Row>,
  beyond?: RowsBeyond,
  rowCount = (beyond?.count ?? props.rows.length) + 1,
) {
  const { rows, getRowId, onOpen, onPeek = onOpen, onClosePeek, selectedId, tools } = props;
  const grid = useRef<HTMLTableElement>(null);
  const last = useRef({ id: selectedId, rowIndex: 2, column: -1, hasFocus: false });
  const checks = useRowChecks(props);
  const find = (id: string | undefined) => rows.find((row) => getRowId(row) === id);

  // Cells come and go with every page, so the tab stop is set on what is there.
  useEffect(() => {
    const { current: table } = grid;
    if (!table) return;
    for (const control of table.querySelectorAll<HTMLElement>(controls)) control.tabIndex = -1;
    const { id, rowIndex, column, hasFocus } = last.current;
    const isLost =
      hasFocus && [document.body, table].includes(document.activeElement as HTMLElement);
    const row =
      (id === undefined ? null : table.querySelector(`[data-row-id="${CSS.escape(id)}"]`)) ??
      findRow(table, rowIndex);
    // Scrolled out of sight: the table keeps the focus until the row comes back or a key asks for it.
    if (isLost && !row && beyond) table.focus({ preventScroll: true });
    const there = row ?? table.querySelector("[data-row-id]");
    const cell = there instanceof HTMLTableRowElement ? findCell(there, column) : null;
    if (!cell) return;
    stopAt(table, cell);
    if (isLost && (row || !beyond)) cell.focus({ preventScroll: beyond !== undefined });
  });

  function moveTo(rowIndex: number, column: number): void {
    const { current: table } = grid;
    if (!table) return;
    const lastIndex = props.foot && rowIndex < far ? rowCount + 1 : rowCount;
    const wanted = Math.min(lastIndex, Math.max(tools ? 1 : 2, rowIndex));
    const row = findRow(table, wanted);
    if (!row && beyond) {
      last.current = { id: undefined, rowIndex: wanted, column, hasFocus: true };
      beyond.reveal(wanted);
      table.focus({ preventScroll: true });
      return;
    }
    const cell = row && findCell(row, column);
    if (!cell) return;
    const before = last.current.id;
    stopAt(table, cell);
    cell.focus();
    const to = find(row.dataset["rowId"]);
    if (to && selectedId !== undefined && row.dataset["rowId"] !== before) onPeek(to);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const at = placeOf(event.target);
    if (event.target === grid.current && /^(?:Arrow|Page)/.test(event.key)) {
      event.preventDefault();
      beyond?.reveal(last.current.rowIndex);
    }
    if (!at || event.altKey) return;
    const row = find(at.id);
    const step = event.target === at.cell ? steps(event, at) : undefined;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (event.target !== at.cell) {
      if (!isPlain || !moveInside(at.cell, event)) return;
    } else if (event.key === "Escape" && selectedId !== undefined) onClosePeek?.();
    else if (checks.onKey(event, row, (by) => moveTo(at.rowIndex + by, columnOf(at.cell)))) {
      // Done.
    } else if (step && !event.shiftKey && !event.metaKey) {
      const [down, right] = step;
      const column = right === 0 && at.cell.colSpan > 1 ? last.current.column : columnOf(at.cell);
      moveTo(at.rowIndex + down, column + right);
    } else if (event.key === "c" && (event.ctrlKey || event.metaKey)) {
      if (!window.getSelection()?.isCollapsed) return;
      void import("./copy-cell.ts").then(({ copyCell }) => copyCell(at.cell));
    } else if (!isPlain) return;
    else if (event.key === "F2") at.cell.querySelector<HTMLElement>(controls)?.focus();
    else if (event.key === "Enter") {
      const control = at.cell.querySelector<HTMLElement>(controls);
      if (control && !(row && at.cell.matches("th"))) control.click();
      else if (row) onOpen(row);
    } else if (event.key === " ") {
      if (row && !at.cell.matches(checkCell)) onPeek(row);
      else at.cell.querySelector<HTMLElement>(controls)?.click();
    } else return;
    event.preventDefault();
  }

  function onClick(event: MouseEvent): void {
    const at = placeOf(event.target);
    const row = find(at?.id);
    if (!at || event.defaultPrevented) return;
    const control = (event.target as Element).closest("a, button, input, label");
    const isModified = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    if (!control && grid.current) {
      stopAt(grid.current, at.cell);
      at.cell.focus({ preventScroll: true });
    }
    if (at.cell.matches(checkCell)) checks.toggle(row, event.shiftKey);
    if (!row || at.cell.matches(checkCell)) return;
    if (control?.matches("th a") && !isModified) {
      event.preventDefault();
      onOpen(row);
    } else if (!control && window.getSelection()?.isCollapsed !== false) onPeek(row);
  }

  function onFocus({ target, currentTarget }: FocusEvent<HTMLElement>): void {
    const at = placeOf(target);
    if (!at) return;
    const { id, rowIndex, cell } = at;
    // A row that is not there yet has no columns; the one to come has.
    const column = cell.colSpan > 1 ? last.current.column : columnOf(cell);
    last.current = { id, rowIndex, column, hasFocus: true };
    stopAt(currentTarget, cell);
  }

  /** A cell that is taken away loses the focus to nothing; then the one in its place is to have it. */
  function onBlur({ relatedTarget, currentTarget }: FocusEvent): void {
    if (relatedTarget && !currentTarget.contains(relatedTarget)) last.current.hasFocus = false;
  }

  return { ref: grid, onKeyDown, onClick, onFocus, onBlur };
}

/** Tab leads to this cell alone. */
function stopAt(grid: HTMLElement, cell: HTMLElement): void {
  for (const stop of grid.querySelectorAll<HTMLElement>("[tabindex='0']")) stop.tabIndex = -1;
  cell.tabIndex = 0;
}

/** By how many rows and columns a key moves the focus. */
function steps(
  { key, ctrlKey }: KeyboardEvent,
  { cell, rowIndex }: GridPlace,
): [rows: number, columns: number] | undefined {
  const frame = cell.closest("table")?.parentElement;
  const page = Math.max(1, Math.floor((frame?.clientHeight ?? 0) / cell.offsetHeight) - 2);
  const toFirst = Math.min(0, 2 - rowIndex);
  const moves: Record<string, [number, number]> = {
    ArrowDown: [1, 0],
    ArrowUp: [-1, 0],
    ArrowRight: [0, cell.colSpan],
    ArrowLeft: [0, -Math.min(1, cell.cellIndex)],
    PageDown: [page, 0],
    PageUp: [Math.max(-page, toFirst), 0],
    Home: [ctrlKey ? toFirst : 0, -columnOf(cell)],
    End: [ctrlKey ? far : 0, far],
  };
  return ctrlKey && !["Home", "End"].includes(key) ? undefined : moves[key];
}

/** Along what a cell holds, and back to the cell. */
function moveInside(cell: HTMLElement, { key }: KeyboardEvent): boolean {
  const stops = [...cell.querySelectorAll<HTMLElement>(controls)];
  const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
  const next = stops.findIndex((stop) => stop === document.activeElement) + (step ?? 0);
  if (key === "Escape") cell.focus();
  else if (step) stops[next]?.focus();
  else return false;
  return true;
}
