import { Button } from "@mantine/core";
import { IconCopy } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { RowSelection } from "../../components/data-table/row-selection.ts";
import { SelectionBar } from "../../components/data-table/selection-bar.tsx";
import { formatCount } from "../../lib/format.ts";
import { mostCopied, useCopiedRows, type CopiedRows } from "./use-copied-rows.ts";

/** What can be done with the rows that are selected. */
export function ListSelectionBar<Row>({
  selection,
  total,
  isExact,
  children,
  ...copied
}: CopiedRows<Row> & {
  selection: RowSelection<Row>;
  total: number;
  isExact: boolean;
  /** What else can be done, as buttons. */
  children?: ReactNode;
}) {
  const { copy, progress, cancel } = useCopiedRows(copied);
  const isTooMany = !selection.rows && (total > mostCopied || !isExact);
  const copyLabel = isTooMany ? `Copy the first ${formatCount(mostCopied)}` : "Copy";
  return (
    <SelectionBar selection={selection} total={total} isExact={isExact}>
      {children}
      {progress === undefined ? null : (
        <span role="status">
          Reading {progress} of {formatCount(Math.min(total, mostCopied))}
        </span>
      )}
      <Button
        variant="default"
        leftSection={<IconCopy size={14} stroke={1.5} aria-hidden />}
        onClick={() => (progress === undefined ? void copy(selection.rows) : cancel())}
      >
        {progress === undefined ? copyLabel : "Cancel"}
      </Button>
    </SelectionBar>
  );
}
