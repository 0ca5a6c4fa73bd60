import { memo } from "react";
import type { Column } from "./column.ts";

interface DataTableRowProps<Row> {
  id: string;
  row: Row;
  /** Among all rows of the table, its header being the first. */
  rowIndex: number;
  columns: Column<Row>[];
  isPeeked: boolean;
}

function PlainRow<Row>({ id, row, rowIndex, columns, isPeeked }: DataTableRowProps<Row>) {
  return (
    <tr data-row-id={id} aria-rowindex={rowIndex} aria-current={isPeeked || undefined}>
      {columns.map(({ id: columnId, card, align, cell, pinnedAt }, index) => {
        const pin = pinnedAt === undefined ? undefined : { left: pinnedAt };
        return index === 0 ? (
          <th key={columnId} scope="row" tabIndex={-1} data-card={card} data-pinned="" style={pin}>
            {cell(row)}
          </th>
        ) : (
          <td
            key={columnId}
            data-align={align}
            data-card={card}
            data-pinned={pin && ""}
            style={pin}
          >
            {cell(row)}
          </td>
        );
      })}
    </tr>
  );
}

/** Drawn anew only when its own row changes: a table of many rows follows the arrow keys without delay. */
export const DataTableRow = memo(PlainRow) as typeof PlainRow;
