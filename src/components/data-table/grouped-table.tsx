import { Fragment } from "react";
import { DataTableRow } from "./data-table-row.tsx";
import type { DataTableProps } from "./data-table-props.ts";
import { GroupHeader } from "./group-header.tsx";
import { GroupTail } from "./group-tail.tsx";
import { groupLines, type RowGroup } from "./row-groups.ts";
import { TableFrame } from "./table-frame.tsx";
import type { TableLayout } from "./table-layout.ts";
import { useGridFocus } from "./use-grid-focus.ts";

interface GroupedTableProps<Row> extends Omit<DataTableProps<Row>, "rows"> {
  groups: readonly RowGroup<Row>[];
  /** Which figure each column of numbers tells. */
  figures: TableLayout["figures"];
  onToggle: (group: RowGroup<Row>) => void;
}

/** The rows of a table in groups, each behind a header that tells how many there are and what their numbers come to. */
export function GroupedTable<Row extends object>({
  groups,
  figures,
  onToggle,
  ...table
}: GroupedTableProps<Row>) {
  const { columns, getRowId, selectedId, selection } = table;
  const lines = groupLines(groups);
  const rowCount = lines.at(-1)?.lastIndex ?? 1;
  const props = { ...table, rows: lines.flatMap(({ rows }) => rows) };
  const handlers = useGridFocus(props, undefined, rowCount);
  const hasChecks = selection !== undefined;
  return (
    <TableFrame {...props} handlers={handlers} rowCount={rowCount} isGrouped>
      {lines.map(({ group, headerIndex, rows, firstIndex, tailIndex }) => (
        <Fragment key={group.key}>
          <GroupHeader
            group={group}
            rowIndex={headerIndex}
            columns={columns}
            figures={figures}
            hasChecks={hasChecks}
            onToggle={() => onToggle(group)}
          />
          {rows.map((row, index) => {
            const id = getRowId(row);
            return (
              <DataTableRow
                key={id}
                id={id}
                row={row}
                rowIndex={firstIndex + index}
                columns={columns}
                isPeeked={id === selectedId}
                isSelected={selection?.has(id)}
              />
            );
          })}
          {tailIndex === undefined ? null : (
            <GroupTail
              group={group}
              rowIndex={tailIndex}
              columnCount={columns.length + (hasChecks ? 1 : 0)}
            />
          )}
        </Fragment>
      ))}
    </TableFrame>
  );
}
