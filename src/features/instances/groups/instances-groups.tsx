import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Instance } from "../../../../contract/instances.ts";
import type { ObjectType } from "../../../../contract/objects.ts";
import type { DataTableProps } from "../../../components/data-table/data-table-props.ts";
import { GroupedTable } from "../../../components/data-table/grouped-table.tsx";
import { ListFaces } from "../../../components/data-table/list-faces.tsx";
import type { RowGroup } from "../../../components/data-table/row-groups.ts";
import type { RowSelection } from "../../../components/data-table/row-selection.ts";
import type { TableLayout } from "../../../components/data-table/table-layout.ts";
import { TableSkeleton } from "../../../components/data-table/table-skeleton.tsx";
import { useLastGood } from "../../../components/data-table/use-last-good.ts";
import type { InstancesSearch } from "../instances-search.ts";
import type { InstanceListQuery } from "../queries.ts";
import type { GroupField } from "./group-fields.ts";
import { GroupsFooter } from "./groups-footer.tsx";
import { groupList, groupsQuery } from "./groups-queries.ts";
import { groupPageSize, readOpenGroups, writeOpenGroups, type OpenGroup } from "./open-groups.ts";
import { useRowGroups } from "./use-row-groups.tsx";

interface InstancesGroupsProps extends Omit<DataTableProps<Instance>, "rows" | "onOpen"> {
  objectType: ObjectType;
  query: InstanceListQuery;
  by: GroupField;
  figures: TableLayout["figures"];
  search: InstancesSearch;
  onChange: (changes: InstancesSearch, replace?: boolean) => void;
  onOpen: (instance: Instance, query: InstanceListQuery) => void;
}

/** The instances of a list in groups by one of their values. Which groups are open is in the address. */
export function InstancesGroups({
  objectType,
  query,
  by,
  figures,
  search,
  onChange,
  onOpen,
  ...table
}: InstancesGroupsProps) {
  const fields = table.columns.flatMap(({ id }) => (figures[id] ? id : [])).toSorted();
  const { data, error, isPlaceholderData, refetch } = useQuery(
    groupsQuery(objectType.id, query, by.field, fields),
  );
  const found = useLastGood(data, error);
  const open = readOpenGroups(search.open);
  const setOpen = (next: OpenGroup[]) => onChange({ open: writeOpenGroups(next) }, true);
  const groups = useRowGroups({
    type: objectType.id,
    query,
    by,
    found,
    figures,
    open,
    onOpen: setOpen,
    onAll: ({ filter }) => onChange({ filter, group_by: undefined, open: undefined }),
  });
  const valueOf = (group: RowGroup<Instance>) => found?.groups[groups.indexOf(group)]?.value;

  function toggle(group: RowGroup<Instance>): void {
    const value = valueOf(group);
    if (value === undefined) return;
    const others = open.filter((each) => each.value !== value);
    setOpen(group.isOpen ? others : [...open, { value, pages: 1 }]);
  }

  /** The page of the group's own list that an instance stands in, for the way along it. */
  function openInstance(instance: Instance): void {
    const group = groups.find(({ rows }) => rows.includes(instance));
    const value = group && valueOf(group);
    if (!group || value === undefined) return;
    const page = Math.floor(group.rows.indexOf(instance) / groupPageSize) + 1;
    onOpen(instance, { ...groupList(query, by.field, value), page });
  }

  const loaded = groups.flatMap(({ isOpen, rows }) => (isOpen ? rows : []));
  const selection: RowSelection<Instance> | undefined = table.selection && {
    ...table.selection,
    set: (rows, isSelected) => table.selection?.set(rows, isSelected, loaded),
  };
  const isReady = useOnceReady(groups);
  return (
    <>
      <ListFaces
        label={table.label}
        rowCount={found?.groups.length}
        failure={error}
        onRetry={() => void refetch()}
        isStale={isPlaceholderData}
        empty={null}
      >
        {isReady ? (
          <GroupedTable
            {...table}
            selection={selection}
            isStale={table.isStale === true || isPlaceholderData || error !== null}
            groups={groups}
            figures={figures}
            onOpen={openInstance}
            onToggle={toggle}
          />
        ) : (
          <TableSkeleton />
        )}
      </ListFaces>
      {found ? (
        <GroupsFooter
          found={found}
          objectType={objectType}
          hasOpen={groups.some(({ isOpen }) => isOpen)}
          onAll={() => setOpen(found.groups.map(({ value }) => ({ value, pages: 1 })))}
          onNone={() => setOpen([])}
        />
      ) : null}
    </>
  );
}

/** At first the rows of open groups are waited for, so that the table comes back scrolled to where it was. */
function useOnceReady(groups: RowGroup<Instance>[]): boolean {
  const [wasReady, setWasReady] = useState(false);
  const isReady = groups.length > 0 && groups.every((group) => !group.isLoading);
  if (isReady && !wasReady) setWasReady(true);
  return isReady || wasReady;
}
