import { useMemo, useRef, type CSSProperties, type KeyboardEvent, type MouseEvent } from "react";
import type { Column } from "./column.ts";
import classes from "./data-table.module.css";
import { createAppColumnHelper, useAppTable } from "./table-hook.ts";

interface DataTableProps<Row> {
  /** Names the table to those who can't see it. */
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  getRowId: (row: Row) => string;
  /** Row click and Space. */
  onPeek?: ((row: Row) => void) | undefined;
  /** Enter. */
  onOpen: (row: Row) => void;
  /** The row whose peek is open. */
  selectedId?: string | undefined;
  /** The rows are of an earlier query while the next is on its way. */
  isStale?: boolean;
}

/** One table for all lists: it fills its place and scrolls inside; rows turn into cards on phones. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rows, getRowId, selectedId, isStale = false } = props;
  const definitions = useMemo(() => {
    const helper = createAppColumnHelper<Row>();
    return helper.columns(
      columns.map(({ id, header, cell }) =>
        helper.display({ id, header, cell: ({ row }) => cell(row.original) }),
      ),
    );
  }, [columns]);
  const table = useAppTable({ columns: definitions, data: rows, getRowId });
  const columnById = useMemo(
    () => new Map(columns.map((column) => [column.id, column])),
    [columns],
  );
  const { bodyRef, onKeyDown } = useRowKeys(props);
  const tableRows = table.getRowModel().rows;
  const selectedIndex = tableRows.findIndex((row) => row.id === selectedId);
  const hasGrowing = columns.some(({ grows }) => grows);
  const columnsWidth = columns.reduce((sum, { width }) => sum + width, 0);
  const tabStop = Math.max(0, selectedIndex);

  return (
    <div className={classes.frame}>
      <table
        className={classes.table}
        aria-label={label}
        aria-busy={isStale}
        data-stale={isStale || undefined}
        style={{ "--columns-width": `${columnsWidth}px` } as CSSProperties}
        role="grid"
        onKeyDown={onKeyDown}
      >
        <colgroup>
          {columns.map(({ id, width, grows }) => (
            <col key={id} style={grows ? undefined : { width }} />
          ))}
          <col style={hasGrowing ? { width: 0 } : undefined} />
        </colgroup>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ id, header, align }) => (
              <th key={id} scope="col" role="columnheader" data-align={align} title={header}>
                {header}
              </th>
            ))}
            <td aria-hidden />
          </tr>
        </thead>
        <tbody role="rowgroup" ref={bodyRef}>
          {tableRows.map((row, index) => (
            <tr
              key={row.id}
              role="row"
              tabIndex={index === tabStop ? 0 : -1}
              data-row-id={row.id}
              aria-selected={row.id === selectedId || undefined}
              onClick={(event) => {
                if (!isControl(event)) (props.onPeek ?? props.onOpen)(row.original);
              }}
            >
              {row.getAllCells().map((cell, cellIndex) => {
                const column = columnById.get(cell.column.id);
                const Cell = cellIndex === 0 ? "th" : "td";
                return (
                  <Cell
                    key={cell.id}
                    {...(cellIndex === 0
                      ? { scope: "row", role: "rowheader" }
                      : { role: "gridcell" })}
                    data-align={column?.align}
                    data-card={column?.card}
                  >
                    <table.FlexRender cell={cell} />
                  </Cell>
                );
              })}
              <td aria-hidden />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A click on a link, a button or selected text is meant for that, not for the row. */
function isControl(event: MouseEvent): boolean {
  return (
    (event.target as Element).closest("a, button, input, label") !== null ||
    event.defaultPrevented ||
    (window.getSelection()?.toString() ?? "") !== ""
  );
}

/** Arrows, Home and End move the focus from row to row; Enter opens, Space peeks. The table is one tab stop. */
function useRowKeys<Row extends object>({
  rows,
  getRowId,
  onOpen,
  onPeek,
  selectedId,
}: DataTableProps<Row>) {
  const bodyRef = useRef<HTMLTableSectionElement>(null);

  function onKeyDown(event: KeyboardEvent): void {
    const row = event.target as HTMLElement;
    const index = rows.findIndex((candidate) => getRowId(candidate) === row.dataset["rowId"]);
    const current = rows[index];
    if (!current || event.altKey || event.ctrlKey || event.metaKey) return;
    const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: rows.length - 1 }[
      event.key
    ];
    if (target !== undefined) {
      const next = rows[Math.min(rows.length - 1, Math.max(0, target))];
      if (next) focusRow(next);
    } else if (event.key === "Enter") onOpen(current);
    else if (event.key === " ") (onPeek ?? onOpen)(current);
    else return;
    event.preventDefault();
  }

  function focusRow(row: Row): void {
    bodyRef.current
      ?.querySelector<HTMLElement>(`[data-row-id="${CSS.escape(getRowId(row))}"]`)
      ?.focus();
    if (selectedId !== undefined && onPeek) onPeek(row);
  }

  return { bodyRef, onKeyDown };
}
