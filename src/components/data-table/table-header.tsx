import { Suspense, useEffect, useState } from "react";
import { lazyPart } from "../ui/lazy-part.ts";
import { whenIdle } from "../../lib/when-idle.ts";
import { CheckBox } from "./check-box.tsx";
import type { Column, ColumnHead } from "./column.ts";
import type { ColumnTools } from "./column-tools.ts";
import { headerProps } from "./header-props.ts";
import { HeaderLabel } from "./header-label.tsx";

const HeaderTools = lazyPart(
  async () => (await import("./header-tools.tsx")).HeaderTools,
  ColumnNames,
);

/** The names of the columns; what can be done with them comes once the rows are to be seen. */
export function TableHeader<Row>({
  columns,
  tools,
  isChecked,
}: {
  columns: Column<Row>[];
  tools: ColumnTools | undefined;
  /** Whether all rows are selected, or some; undefined where none can be. */
  isChecked: boolean | "mixed" | undefined;
}) {
  const isWanted = useIdle();
  return (
    <thead>
      <tr aria-rowindex={1}>
        {isChecked === undefined ? null : (
          <th data-check="" data-pinned="" scope="col">
            <CheckBox label="Select all rows of this page" isChecked={isChecked} />
          </th>
        )}
        {tools && isWanted ? (
          <Suspense fallback={<ColumnNames columns={columns} />}>
            <HeaderTools columns={columns} tools={tools} />
          </Suspense>
        ) : (
          <ColumnNames columns={columns} />
        )}
      </tr>
    </thead>
  );
}

function ColumnNames({ columns }: { columns: ColumnHead[] }) {
  return columns.map((column) => (
    <th key={column.id} scope="col" {...headerProps(column)}>
      <HeaderLabel column={column} />
    </th>
  ));
}

function useIdle(): boolean {
  const [isIdle, setIsIdle] = useState(false);
  useEffect(() => {
    void whenIdle().then(() => setIsIdle(true));
  }, []);
  return isIdle;
}
