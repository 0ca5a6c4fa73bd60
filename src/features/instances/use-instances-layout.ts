import { useMemo } from "react";
import * as z from "zod/mini";
import type { View } from "../../../contract/views.ts";
import {
  readJson,
  tableLayoutSchema,
  type TableLayout,
} from "../../components/data-table/table-layout.ts";
import { useKeptLayout } from "../../components/data-table/use-kept-layout.ts";
import type { InstancesSearch } from "./instances-search.ts";

/**
 * The layout of a type's table: columns and what is pinned are in the address, the rest the browser keeps, for each view
 * by itself. The last of what it answers lets go of that.
 */
export function useInstancesLayout(
  type: string,
  { columns, pinned }: InstancesSearch,
  change: (changes: InstancesSearch) => void,
  view: View | undefined,
): [TableLayout, (layout: TableLayout) => void, () => void] {
  const [kept, keep] = useKeptLayout(view ? `${type}-${view.id}` : type, view?.layout);
  const layout = useMemo(
    () =>
      z.parse(tableLayoutSchema, { columns: readJson(columns), pinned: readJson(pinned), ...kept }),
    [columns, pinned, kept],
  );

  function onLayout(next: TableLayout): void {
    keep(next);
    change({
      columns: next.columns && JSON.stringify(next.columns),
      pinned: next.pinned.length > 0 ? JSON.stringify(next.pinned) : undefined,
    });
  }

  return [layout, onLayout, () => keep(undefined)];
}
