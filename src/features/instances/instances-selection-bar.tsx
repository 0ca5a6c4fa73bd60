import { Button } from "@mantine/core";
import { IconCopy } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Instance } from "../../../contract/instances.ts";
import type { ColumnHead } from "../../components/data-table/column.ts";
import type { RowSelection } from "../../components/data-table/row-selection.ts";
import { SelectionBar } from "../../components/data-table/selection-bar.tsx";
import { formatCount } from "../../lib/format.ts";
import type { InstanceListQuery } from "./queries.ts";
import { mostCopied, useCopiedInstances } from "./use-copied-instances.ts";

/** What can be done with the instances that are selected. */
export function InstancesSelectionBar({
  type,
  query,
  columns,
  selection,
  total,
  isExact,
  children,
}: {
  type: string;
  /** What the list asks for; all that match are read by it. */
  query: InstanceListQuery;
  columns: ColumnHead[];
  selection: RowSelection<Instance>;
  total: number;
  isExact: boolean;
  /** What else can be done, as buttons. */
  children?: ReactNode;
}) {
  const { copy, progress, cancel } = useCopiedInstances(type, query, columns);
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
