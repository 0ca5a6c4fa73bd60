import { useMemo } from "react";
import * as z from "zod/mini";
import {
  readJson,
  tableLayoutSchema,
  type TableLayout,
} from "../../components/data-table/table-layout.ts";
import { useKeptLayout } from "../../components/data-table/use-kept-layout.ts";
import type { ListSearch } from "./list-search.ts";

/** What an address holds of a layout; not every list groups its rows or tells figures at its foot. */
interface Place extends Pick<ListSearch, "columns" | "pinned" | "page"> {
  group_by?: string | undefined;
  open?: string | undefined;
  figures?: string | undefined;
}

/**
 * The layout of a list's table: widths and density the browser keeps under a name, `start` until it does; the rest is in
 * the address. The last of what it answers lets go of what is kept.
 */
export function useListLayout(
  name: string,
  { columns, pinned, group_by, figures }: Place,
  change: (changes: Place) => void,
  start?: Pick<TableLayout, "widths" | "density">,
): [TableLayout, (layout: TableLayout) => void, () => void] {
  const [kept, keep] = useKeptLayout(name, start);
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
