/** A cell of a grid, as it stands in the page. The header is row 1. */
export interface GridPlace {
  cell: HTMLTableCellElement;
  row: HTMLTableRowElement;
  rowIndex: number;
  /** Undefined in the header. */
  id: string | undefined;
}

/** What is inside a cell and takes the focus. */
export const controls = "a, button, [role=checkbox]";

/** The cell that an element stands in. */
export function placeOf(target: EventTarget | null): GridPlace | undefined {
  const cell = target instanceof Element ? target.closest<HTMLTableCellElement>("td, th") : null;
  const row = cell?.closest("tr");
  if (!cell || !row) return undefined;
  return { cell, row, rowIndex: Number(row.ariaRowIndex), id: row.dataset["rowId"] };
}

export function findRow(grid: HTMLElement, rowIndex: number): HTMLTableRowElement | null {
  return grid.querySelector(`[aria-rowindex="${rowIndex}"]`);
}

/** The column that a cell begins in. */
export function columnOf(cell: HTMLTableCellElement): number {
  let column = 0;
  for (let before = cell.previousElementSibling; before; before = before.previousElementSibling)
    column += (before as HTMLTableCellElement).colSpan;
  return column;
}

/** A column that is out of sight, as most are on a phone, gives way to the one that names the row. */
export function findCell(row: HTMLTableRowElement, column: number): HTMLTableCellElement | null {
  const cells = [...row.cells];
  const cell =
    column < 0
      ? undefined
      : (cells.find((each) => columnOf(each) + each.colSpan > column) ?? cells.at(-1));
  return cell && cell.offsetParent !== null ? cell : row.querySelector("th");
}

/** Gives the focus to the row of a record, where it is drawn. */
export function focusRow(id: string): void {
  const row = document.querySelector(`[data-row-id="${CSS.escape(id)}"]`);
  row?.querySelector<HTMLElement>("[tabindex='0'], th")?.focus();
}
