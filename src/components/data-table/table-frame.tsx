import { useElementScrollRestoration } from "@tanstack/react-router";
import { useState, type CSSProperties, type PointerEvent, type ReactNode } from "react";
import type { DataTableProps } from "./data-table-props.ts";
import classes from "./data-table.module.css";
import { checkWidth, footHeight } from "./table-layout.ts";
import { TableHeader } from "./table-header.tsx";
import type { useGridFocus } from "./use-grid-focus.ts";

interface TableFrameProps<Row> extends DataTableProps<Row> {
  handlers: ReturnType<typeof useGridFocus>;
  /** With the header, where it is not that of `rows`. */
  rowCount?: number;
  /** Some of the rows are still to be drawn. */
  isBusy?: boolean;
  /** Whether headers of groups stay in sight below that of the table. */
  isGrouped?: true;
  /** Gets the element that scrolls. */
  onFrame?: (frame: HTMLElement | null) => void;
  /** The rows. */
  children: ReactNode;
}

/** What a table is beside its rows: the place that it scrolls in, its columns and their headers. */
export function TableFrame<Row>(props: TableFrameProps<Row>) {
  const { label, columns, rows, getRowId, tools, handlers, isStale = false } = props;
  const restore = useScrollRestoration();
  const hasGrowing = columns.some(({ grows }) => grows);
  const { selection, foot, rowCount = rows.length + 1 } = props;
  const checkedRows = selection && rows.filter((row) => selection.has(getRowId(row))).length;
  const checksWidth = selection ? checkWidth : 0;

  return (
    <div
      ref={(frame) => {
        restore(frame);
        props.onFrame?.(frame);
      }}
      className={classes.frame}
      data-scroll-restoration-id={scrollId}
      style={
        {
          "--pinned-width": `${widthOf(columns.filter(isPinned)) + checksWidth}px`,
          "--head-height": `${headHeight + (props.isGrouped ? groupHeight : 0)}px`,
          "--foot-height": `${foot ? footHeight : 0}px`,
        } as CSSProperties
      }
      onScroll={({ currentTarget }) => {
        currentTarget.toggleAttribute("data-scrolled", currentTarget.scrollLeft > 0);
      }}
    >
      <table
        className={classes.table}
        aria-label={label}
        aria-busy={isStale || props.isBusy === true}
        data-stale={isStale || undefined}
        data-compact={props.isCompact || undefined}
        role="grid"
        tabIndex={-1}
        aria-rowcount={props.rowCount && rowCount + (foot ? 1 : 0)}
        aria-multiselectable={selection !== undefined || undefined}
        style={{ "--columns-width": `${widthOf(columns) + checksWidth}px` } as CSSProperties}
        onPointerOver={showWhole}
        {...handlers}
      >
        <colgroup>
          {selection ? <col style={{ width: checkWidth }} /> : null}
          {columns.map(({ id, width, grows }, index) => {
            const takesTheRest = hasGrowing ? grows : index === columns.length - 1;
            return <col key={id} style={takesTheRest ? undefined : { width }} />;
          })}
        </colgroup>
        <TableHeader
          columns={columns}
          tools={tools}
          isChecked={
            checkedRows === undefined
              ? undefined
              : checkedRows > 0 && (checkedRows === rows.length || "mixed")
          }
        />
        <tbody>{props.children}</tbody>
        {foot?.(rowCount + 1)}
      </table>
    </div>
  );
}

const scrollId = "list";
const headHeight = 32;
const groupHeight = 36;

const isPinned = ({ pinnedAt }: { pinnedAt?: number }) => pinnedAt !== undefined;
const widthOf = (columns: { width: number }[]) =>
  columns.reduce((sum, { width }) => sum + width, 0);

/** The whole of a text that its cell cuts off, on hover. */
function showWhole({ target }: PointerEvent): void {
  const cell = (target as Element).closest<HTMLElement>("td, tbody th");
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
