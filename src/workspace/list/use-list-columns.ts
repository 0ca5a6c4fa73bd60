import { useMemo } from "react";
import type { Column } from "../../components/data-table/column.ts";
import type { ColumnTools } from "../../components/data-table/column-tools.ts";
import { arrangeColumns, checkWidth } from "../../components/data-table/table-layout.ts";
import { readSort, sortBy } from "../filters/sort-keys.ts";
import type { ListSearch } from "./list-search.ts";
import { useListLayout } from "./use-list-layout.ts";

/** The columns of a list as they are arranged, and what arranges them. The browser keeps widths and density under `name`. */
export function useListColumns<Row>(
  name: string,
  all: Column<Row>[],
  search: ListSearch,
  onChange: (changes: ListSearch) => void,
  onFilter: (field: string) => void,
): { columns: Column<Row>[]; tools: ColumnTools } {
  const [layout, onLayout] = useListLayout(name, search, onChange);
  const columns = useMemo(() => arrangeColumns(all, layout, checkWidth), [all, layout]);
  const tools: ColumnTools = {
    all,
    layout,
    onLayout,
    sort: readSort(search.sort),
    onSort: (id, order, adds) =>
      onChange({ sort: sortBy(search.sort, id, order, adds), page: undefined }),
    onFilter,
  };
  return { columns, tools };
}
