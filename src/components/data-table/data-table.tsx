import { DataTableRow } from "./data-table-row.tsx";
import type { DataTableProps } from "./data-table-props.ts";
import { TableFrame } from "./table-frame.tsx";
import { useDrawnFirst } from "./use-drawn-first.ts";
import { useGridFocus } from "./use-grid-focus.ts";

/** One table for all lists: it fills its place and scrolls inside; rows turn into cards on phones. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { columns, rows, getRowId, selectedId, selection } = props;
  const drawn = useDrawnFirst(rows, columns, getRowId);
  const handlers = useGridFocus(props);
  return (
    <TableFrame {...props} handlers={handlers} isBusy={!drawn.isWhole}>
      {drawn.rows.map((row, index) => {
        const id = getRowId(row);
        return (
          <DataTableRow
            key={id}
            id={id}
            row={row}
            rowIndex={index + 2}
            columns={drawn.columns}
            isPeeked={id === selectedId}
            isSelected={selection?.has(id)}
          />
        );
      })}
    </TableFrame>
  );
}
