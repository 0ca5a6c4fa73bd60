import { useRouter } from "@tanstack/react-router";
import { useMemo } from "react";
import type { ObjectType } from "../../../contract/objects.ts";
import type { View } from "../../../contract/views.ts";
import type { ColumnTools } from "../../components/data-table/column-tools.ts";
import { arrangeColumns, checkWidth } from "../../components/data-table/table-layout.ts";
import { readSort, sortBy } from "../../workspace/filters/sort-keys.ts";
import { useListLayout } from "../../workspace/list/use-list-layout.ts";
import { instancesColumns } from "./instances-columns.tsx";
import type { InstancesSearch } from "./instances-search.ts";

/** The columns as they are arranged, and what arranges them. */
export function useInstancesColumns(
  objectType: ObjectType,
  search: InstancesSearch,
  change: (changes: InstancesSearch) => void,
  view: View | undefined,
  asked: { onFilter: (field: string) => void; onStatistics: (field: string) => void },
) {
  const router = useRouter();
  const [layout, onLayout, forgetLayout] = useListLayout(
    view ? `${objectType.id}-${view.id}` : objectType.id,
    search,
    change,
    view?.layout,
  );
  const all = useMemo(() => {
    const { href } = router.buildLocation({
      to: "/objects/$type",
      params: { type: objectType.id },
      search: {},
    });
    return instancesColumns(objectType, (id) => `${href}/${encodeURIComponent(id)}`);
  }, [router, objectType]);
  const columns = useMemo(() => arrangeColumns(all, layout, checkWidth), [all, layout]);
  const toField = (id: string) => (id === "title" ? titleField(objectType) : id);
  const tools: ColumnTools = {
    all,
    layout,
    onLayout,
    sort: readSort(search.sort).map((key) =>
      key.field === titleField(objectType) ? { ...key, field: "title" } : key,
    ),
    canSummarise: true,
    onSort: (id, order, adds) => {
      change({ sort: sortBy(search.sort, toField(id), order, adds), page: undefined });
    },
    onFilter: (id) => asked.onFilter(toField(id)),
    onStatistics: (id) => asked.onStatistics(toField(id)),
  };
  return { columns, tools, forgetLayout };
}

/** The field that the first column shows. */
function titleField({ title_attribute }: ObjectType): string {
  return title_attribute === null ? "external_id" : `custom_attributes.${title_attribute}`;
}
