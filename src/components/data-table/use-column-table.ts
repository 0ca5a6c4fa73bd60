import {
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createTableHook,
  functionalUpdate,
  tableFeatures,
} from "@tanstack/react-table";
import { useMemo } from "react";
import type { ColumnTools } from "./column-tools.ts";
import { narrowest, widest } from "./table-layout.ts";

const { createAppColumnHelper, useAppTable } = createTableHook({
  features: tableFeatures({
    columnOrderingFeature,
    columnPinningFeature,
    columnSizingFeature,
    columnVisibilityFeature,
  }),
});

const noRows: never[] = [];

/** The columns of a layout as TanStack Table has them: what hides, pins, orders and sizes them. The rows are not its. */
export function useColumnTable({ all, layout, onLayout }: ColumnTools) {
  const definitions = useMemo(() => {
    const helper = createAppColumnHelper<object>();
    return helper.columns(
      all.map(({ id, header, width }, index) =>
        helper.display({
          id,
          header,
          size: width,
          minSize: narrowest,
          maxSize: widest,
          enableHiding: index > 0,
          enablePinning: index > 0,
        }),
      ),
    );
  }, [all]);
  const state = columnState(all, layout);
  return useAppTable({
    columns: definitions,
    data: noRows,
    state,
    onColumnOrderChange: (updater) => {
      const order = functionalUpdate(updater, state.columnOrder);
      onLayout({ ...layout, columns: order.filter((id) => state.columnVisibility[id] !== false) });
    },
    onColumnVisibilityChange: (updater) => {
      const isVisible = functionalUpdate(updater, state.columnVisibility);
      onLayout({ ...layout, columns: state.columnOrder.filter((id) => isVisible[id] !== false) });
    },
    onColumnPinningChange: (updater) => {
      const { start } = functionalUpdate(updater, state.columnPinning);
      onLayout({ ...layout, pinned: start.slice(1) });
    },
    onColumnSizingChange: (updater) => {
      const sizes = Object.entries(functionalUpdate(updater, state.columnSizing));
      const within = (size: number) => Math.round(Math.min(widest, Math.max(narrowest, size)));
      onLayout({
        ...layout,
        widths: Object.fromEntries(sizes.map(([id, size]) => [id, within(size)])),
      });
    },
  });
}

export type ColumnTable = ReturnType<typeof useColumnTable>;

/** Those out of sight stand behind the others, so that one that is shown again comes last. */
function columnState(all: ColumnTools["all"], { columns, pinned, widths }: ColumnTools["layout"]) {
  const [first = "", ...others] = all.map(({ id }) => id);
  const byDefault = all.slice(1).flatMap(({ id, isExtra }) => (isExtra ? [] : id));
  const shown = (columns ?? byDefault).filter((id) => others.includes(id));
  const hidden = others.filter((id) => !shown.includes(id));
  return {
    columnOrder: [first, ...shown, ...hidden],
    columnVisibility: Object.fromEntries(hidden.map((id) => [id, false])),
    columnPinning: { start: [first, ...shown.filter((id) => pinned.includes(id))], end: [] },
    columnSizing: widths,
  };
}
