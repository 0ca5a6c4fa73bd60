import { memo } from "react";
import type { Column } from "./column.ts";

interface DataTableRowProps<Row> {
  id: string;
  row: Row;
  columns: Column<Row>[];
  isSelected: boolean;
  /** Whether Tab leads to this row; it does to one row of a table. */
  isTabStop: boolean;
}

function PlainRow<Row>({ id, row, columns, isSelected, isTabStop }: DataTableRowProps<Row>) {
  return (
    <tr data-row-id={id} tabIndex={isTabStop ? 0 : -1} aria-selected={isSelected || undefined}>
      {columns.map((column, index) =>
        index === 0 ? (
          <th key={column.id} scope="row" data-card={column.card}>
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.id} data-align={column.align} data-card={column.card}>
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  );
}

/** Drawn anew only when its own row changes: a table of many rows follows the arrow keys without delay. */
export const DataTableRow = memo(PlainRow) as typeof PlainRow;
