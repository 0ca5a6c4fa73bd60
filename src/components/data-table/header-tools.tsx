import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { Suspense, useState, type DragEvent } from "react";
import { lazyPart } from "../ui/lazy-part.ts";
import type { ColumnHead } from "./column.ts";
import type { ColumnTools } from "./column-tools.ts";
import { headerProps } from "./header-props.ts";
import { HeaderLabel } from "./header-label.tsx";
import classes from "./header-tools.module.css";
import { moveBeside } from "./move-column.ts";
import { ResizeHandle } from "./resize-handle.tsx";
import { useColumnTable, type ColumnTable } from "./use-column-table.ts";

const ColumnMenu = lazyPart(async () => (await import("./column-menu.tsx")).ColumnMenu);

/** The headers with what they can do: a menu each, drag to move, and an edge to drag for the width. */
export function HeaderTools({ columns, tools }: { columns: ColumnHead[]; tools: ColumnTools }) {
  const table = useColumnTable(tools);
  const drag = useHeaderDrag(table);
  return columns.map((column, index) => (
    <th
      key={column.id}
      scope="col"
      {...headerProps(column)}
      {...drag.targetProps(column.id, index)}
      aria-sort={sortOf(tools, column.id)?.order}
    >
      <HeaderButton
        column={column}
        columns={columns}
        tools={tools}
        table={table}
        {...drag.sourceProps(column.id, index)}
      />
      <ResizeHandle
        onWidth={(width) => table.setColumnSizing((sizes) => ({ ...sizes, [column.id]: width }))}
      />
    </th>
  ));
}

function sortOf({ sort = [] }: ColumnTools, id: string) {
  const position = sort.findIndex(({ field }) => field === id);
  const key = sort[position];
  return key && { order: key.order, rank: sort.length > 1 ? position + 1 : undefined };
}

function HeaderButton({
  column,
  columns,
  tools,
  table,
  ...dragProps
}: {
  column: ColumnHead;
  columns: ColumnHead[];
  tools: ColumnTools;
  table: ColumnTable;
  draggable: boolean;
  onDragStart: (event: DragEvent) => void;
  onDragEnd: () => void;
}) {
  const [opener, setOpener] = useState<HTMLElement>();
  const sort = sortOf(tools, column.id);
  const Arrow = sort?.order === "descending" ? IconArrowDown : IconArrowUp;
  return (
    <>
      <button
        type="button"
        className={classes.name}
        aria-haspopup="menu"
        aria-expanded={opener !== undefined}
        onClick={({ currentTarget, shiftKey }) => {
          if (shiftKey && tools.onSort && column.unsortable === undefined) {
            const order = sort?.order === "ascending" ? "descending" : "ascending";
            tools.onSort(column.id, order, true);
          } else setOpener(currentTarget);
        }}
        {...dragProps}
      >
        <HeaderLabel column={column} />
        {sort ? (
          <span className={classes.sort}>
            <Arrow size={14} stroke={1.5} aria-hidden />
            {sort.rank}
          </span>
        ) : null}
      </button>
      {opener ? (
        <Suspense>
          <ColumnMenu
            column={column}
            columns={columns}
            tools={tools}
            table={table}
            header={opener}
            onClose={() => {
              setOpener(undefined);
              opener.closest("th")?.focus();
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}

/** A header that is dragged goes before or behind the one it is dropped on. The first column stays first. */
function useHeaderDrag(table: ColumnTable) {
  const [dragged, setDragged] = useState<string>();
  const [over, setOver] = useState<{ id: string; side: "before" | "behind" }>();

  function end(): void {
    setDragged(undefined);
    setOver(undefined);
  }

  return {
    sourceProps: (id: string, index: number) => ({
      draggable: index > 0,
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.setData("text/plain", id);
        event.dataTransfer.effectAllowed = "move";
        setDragged(id);
      },
      onDragEnd: end,
    }),
    targetProps: (id: string, index: number) => ({
      "data-drop": over?.id === id ? over.side : undefined,
      onDragOver: (event: DragEvent) => {
        if (dragged === undefined) return;
        event.preventDefault();
        const { left, width } = event.currentTarget.getBoundingClientRect();
        const isBefore = index > 0 && event.clientX < left + width / 2;
        setOver(id === dragged ? undefined : { id, side: isBefore ? "before" : "behind" });
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        if (dragged !== undefined && over) {
          table.setColumnOrder((order) => moveBeside(order, dragged, over));
        }
        end();
      },
    }),
  };
}
