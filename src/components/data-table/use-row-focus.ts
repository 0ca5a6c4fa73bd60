import {
  useEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
} from "react";
import type { DataTableProps } from "./data-table-props.ts";

const pageStep = 10;

/**
 * The table is one tab stop. Up, Down, Home, End and Page keys move the focus from row to row, Left and Right into
 * the links of a row and back; Enter opens, Space peeks, Escape closes the peek.
 */
export function useRowFocus<Row extends object>(props: DataTableProps<Row>) {
  const { rows, getRowId, onOpen, onPeek = onOpen, onClosePeek, selectedId } = props;
  const [focusedId, setFocusedId] = useState<string>();
  const table = useRef<HTMLTableElement>(null);
  const ids = rows.map(getRowId);
  const activeId =
    [focusedId, selectedId].find((id) => id !== undefined && ids.includes(id)) ?? ids[0];

  // What a row holds is reached with Left and Right, so Tab leaves the table at once.
  useEffect(() => {
    for (const control of controlsOf(table.current?.tBodies[0])) control.tabIndex = -1;
  });

  function rowOf(target: EventTarget): { row: Row; element: HTMLElement } | undefined {
    const element = (target as Element).closest<HTMLElement>("[data-row-id]");
    const row = element && rows[ids.indexOf(element.dataset["rowId"] ?? "")];
    return row ? { row, element } : undefined;
  }

  function focusRow(index: number): void {
    const row = rows[Math.min(rows.length - 1, Math.max(0, index))];
    if (!row) return;
    table.current
      ?.querySelector<HTMLElement>(`[data-row-id="${CSS.escape(getRowId(row))}"]`)
      ?.focus();
    if (selectedId !== undefined) onPeek(row);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const at = rowOf(event.target);
    if (!at || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const index = rows.indexOf(at.row);
    const isOnRow = event.target === at.element;
    if (event.key === "ArrowDown") focusRow(index + 1);
    else if (event.key === "ArrowUp") focusRow(index - 1);
    else if (event.key === "PageDown") focusRow(index + pageStep);
    else if (event.key === "PageUp") focusRow(index - pageStep);
    else if (event.key === "Home") focusRow(0);
    else if (event.key === "End") focusRow(rows.length - 1);
    else if (event.key === "ArrowRight") focusControl(at.element, 1);
    else if (event.key === "ArrowLeft") focusControl(at.element, -1);
    else if (event.key === "Enter" && isOnRow) onOpen(at.row);
    else if (event.key === " " && isOnRow) onPeek(at.row);
    else if (event.key === "Escape" && selectedId !== undefined) onClosePeek?.();
    else return;
    event.preventDefault();
  }

  function onClick(event: MouseEvent): void {
    const at = rowOf(event.target);
    if (!at || event.defaultPrevented) return;
    const control = (event.target as Element).closest("a, button, input, label");
    const isModified = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    if (control?.matches("th a") && !isModified) {
      event.preventDefault();
      onOpen(at.row);
    } else if (!control && window.getSelection()?.isCollapsed !== false) onPeek(at.row);
  }

  function onFocus(event: FocusEvent): void {
    const id = rowOf(event.target)?.element.dataset["rowId"];
    if (id !== undefined) setFocusedId(id);
  }

  return { activeId, handlers: { ref: table, onKeyDown, onClick, onFocus } };
}

function controlsOf(element: HTMLElement | undefined): HTMLElement[] {
  return [...(element?.querySelectorAll<HTMLElement>("a, button") ?? [])];
}

/** To the next control of a row; before the first one lies the row itself. */
function focusControl(row: HTMLElement, step: 1 | -1): void {
  const stops = [row, ...controlsOf(row)];
  const current = stops.findIndex((stop) => stop === document.activeElement);
  stops[Math.min(stops.length - 1, Math.max(0, current + step))]?.focus();
}
