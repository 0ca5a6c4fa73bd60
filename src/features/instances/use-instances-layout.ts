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
 * The layout of a type's table: widths and density the browser keeps, the rest is in the address, them for each view
 * by itself. The last of what it answers lets go of these.
 */
export function useInstancesLayout(
  type: string,
  { columns, pinned, group_by, figures }: InstancesSearch,
  change: (changes: InstancesSearch) => void,
  view: View | undefined,
): [TableLayout, (layout: TableLayout) => void, () => void] {
  const [kept, keep] = useKeptLayout(view ? `${type}-${view.id}` : type, view?.layout);
  const layout = useMemo(
    () =>
      z.parse(tableLayoutSchema, {
        columns: readJson(columns),
        pinned: readJson(pinned),
        groupBy: group_by,
        figures: readJson(figures),
        ...kept,
      }),
    [columns, pinned, group_by, figures, kept],
  );

  function onLayout(next: TableLayout): void {
    keep(next);
    change({
      columns: next.columns && JSON.stringify(next.columns),
      pinned: next.pinned.length > 0 ? JSON.stringify(next.pinned) : undefined,
      figures: hasMembers(next.figures) ? JSON.stringify(next.figures) : undefined,
      ...(next.groupBy === layout.groupBy
        ? {}
        : { group_by: next.groupBy, open: undefined, page: undefined }),
    });
  }

  return [layout, onLayout, () => keep(undefined)];
}

const hasMembers = (object: object) => Object.keys(object).length > 0;
