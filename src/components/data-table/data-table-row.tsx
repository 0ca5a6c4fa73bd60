import { memo } from "react";
import { CheckBox } from "./check-box.tsx";
import type { Column } from "./column.ts";

interface DataTableRowProps<Row> {
  id: string;
  row: Row;
  /** Among all rows of the table, its header being the first. */
  rowIndex: number;
  columns: Column<Row>[];
  isPeeked: boolean;
  /** Undefined where rows can't be selected. */
  isSelected: boolean | undefined;
}

function PlainRow<Row>(props: DataTableRowProps<Row>) {
  const { id, row, rowIndex, columns, isPeeked, isSelected } = props;
  return (
    <tr
      data-row-id={id}
      aria-rowindex={rowIndex}
      aria-current={isPeeked || undefined}
      aria-selected={isSelected}
    >
      {isSelected === undefined ? null : (
        <td data-check="" data-pinned="">
          <CheckBox label="Select row" isChecked={isSelected} />
        </td>
      )}
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
