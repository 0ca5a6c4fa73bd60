import { useElementScrollRestoration } from "@tanstack/react-router";
import { useMemo, useState, type CSSProperties, type PointerEvent } from "react";
import { DataTableRow } from "./data-table-row.tsx";
import type { DataTableProps } from "./data-table-props.ts";
import classes from "./data-table.module.css";
import { createAppColumnHelper, useAppTable } from "./table-hook.ts";
import { useDrawnFirst } from "./use-drawn-first.ts";
import { useRowFocus } from "./use-row-focus.ts";

/** One table for all lists: it fills its place and scrolls inside; rows turn into cards on phones. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rows, getRowId, selectedId, isStale = false } = props;
  const definitions = useMemo(() => {
    const helper = createAppColumnHelper<Row>();
    return helper.columns(columns.map(({ id, header }) => helper.display({ id, header })));
  }, [columns]);
  const drawn = useDrawnFirst(rows, columns, getRowId);
  const table = useAppTable({ columns: definitions, data: drawn.rows, getRowId });
  const { activeId, handlers } = useRowFocus(props);
  const frameRef = useScrollRestoration();
  const hasGrowing = columns.some(({ grows }) => grows);
  const columnsWidth = columns.reduce((sum, { width }) => sum + width, 0);

  return (
    <div
      ref={frameRef}
      className={classes.frame}
      data-scroll-restoration-id={scrollId}
      onScroll={({ currentTarget }) => {
        currentTarget.toggleAttribute("data-scrolled", currentTarget.scrollLeft > 0);
      }}
    >
      <table
        className={classes.table}
        aria-label={label}
        aria-busy={isStale}
        data-stale={isStale || undefined}
        role="grid"
        style={{ "--columns-width": `${columnsWidth}px` } as CSSProperties}
        onPointerOver={showWhole}
        {...handlers}
      >
        <colgroup>
          {columns.map(({ id, width, grows }, index) => {
            const takesTheRest = hasGrowing ? grows : index === columns.length - 1;
            return <col key={id} style={takesTheRest ? undefined : { width }} />;
          })}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ id, header, align }) => (
              <th key={id} scope="col" data-align={align}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.getRowModel().rows.map(({ id, original }) => (
            <DataTableRow
              key={id}
              id={id}
              row={original}
              columns={drawn.columns}
              isSelected={id === selectedId}
              isTabStop={id === activeId}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const scrollId = "list";

/** The whole of a text that its cell cuts off, on hover. */
function showWhole({ target }: PointerEvent): void {
  const cell = (target as Element).closest<HTMLElement>("td, th");
  if (!cell) return;
  if (cell.scrollWidth > cell.clientWidth) cell.title = cell.textContent;
  else cell.removeAttribute("title");
}

/** Back and reload bring the rows back that were in sight; the router itself looks before the rows are there. */
function useScrollRestoration() {
  const entry = useElementScrollRestoration({ id: scrollId });
  const [restore] = useState(() => (frame: HTMLElement | null) => {
    if (frame && entry) frame.scrollTo(entry.scrollX, entry.scrollY);
  });
  return restore;
}
