import { useRef, type KeyboardEvent } from "react";
import type { DataTableProps } from "./data-table-props.ts";

/** How rows are selected: one, all between two with Shift, all that are there. */
export function useRowChecks<Row>({ rows, getRowId, selection }: DataTableProps<Row>) {
  const last = useRef<string>(undefined);

  /** Without a row, all that are there. */
  function toggle(row: Row | undefined, isRange: boolean): void {
    if (!selection) return;
    if (!row) {
      selection.set(rows, !rows.every((one) => selection.has(getRowId(one))));
      return;
    }
    const to = rows.indexOf(row);
    const from = isRange ? rows.findIndex((one) => getRowId(one) === last.current) : -1;
    const range = from < 0 ? [row] : rows.slice(Math.min(from, to), Math.max(from, to) + 1);
    selection.set(range, from >= 0 || !selection.has(getRowId(row)));
    last.current = getRowId(row);
  }

  /** Tells whether the key was one of its own: Shift with Space or an arrow up or down, Ctrl A, Escape. */
  function onKey(
    event: KeyboardEvent,
    row: Row | undefined,
    move: (step: 1 | -1) => void,
  ): boolean {
    if (!selection) return false;
    const { key, shiftKey } = event;
    const step = { ArrowDown: 1 as const, ArrowUp: -1 as const }[key];
    if ((event.ctrlKey || event.metaKey) && key === "a") selection.set(rows, true);
    else if (shiftKey && key === " " && row) toggle(row, false);
    else if (shiftKey && step && row) {
      const next = rows[rows.indexOf(row) + step];
      selection.set(next ? [row, next] : [row], true);
      last.current = getRowId(next ?? row);
      if (next) move(step);
    } else if (key === "Escape" && selection.rows?.size !== 0) selection.clear();
    else return false;
    return true;
  }

  return { toggle, onKey };
}
