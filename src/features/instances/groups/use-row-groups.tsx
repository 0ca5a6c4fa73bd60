import { useQueries, useQueryClient } from "@tanstack/react-query";
import type { InstanceGroup, InstanceGroups } from "../../../../contract/instance-groups.ts";
import type { Instance } from "../../../../contract/instances.ts";
import type { FigureValue } from "../../../components/data-table/figure-number.tsx";
import type { RowGroup } from "../../../components/data-table/row-groups.ts";
import type { TableLayout } from "../../../components/data-table/table-layout.ts";
import { drawAttributeValue } from "../../../workspace/attribute-value.tsx";
import { figureValue } from "../figures/figure-value.ts";
import type { InstanceListQuery } from "../queries.ts";
import type { GroupField } from "./group-fields.ts";
import { groupList, groupRowsQuery } from "./groups-queries.ts";
import { mostGroupPages, type OpenGroup } from "./open-groups.ts";

/** The rows of a list in groups; those of open ones are read page by page. */
export function useRowGroups({
  type,
  query,
  by,
  found,
  figures,
  open,
  onOpen,
  onAll,
}: {
  type: string;
  query: InstanceListQuery;
  by: GroupField;
  found: (InstanceGroups & { figures: readonly string[] }) | undefined;
  figures: TableLayout["figures"];
  open: readonly OpenGroup[];
  onOpen: (open: OpenGroup[]) => void;
  /** Asks for a group as a list of its own. */
  onAll: (list: InstanceListQuery) => void;
}): RowGroup<Instance>[] {
  const queryClient = useQueryClient();
  const groups = found?.groups ?? [];
  const openOf = ({ value }: InstanceGroup) => open.find((each) => each.value === value);
  const listOf = ({ value }: InstanceGroup) => groupList(query, by.field, value);
  const opened = groups.filter(openOf);
  const read = useQueries({
    queries: opened.map((group) =>
      groupRowsQuery(queryClient, type, listOf(group), openOf(group)?.pages ?? 1),
    ),
  });

  return groups.map((group) => {
    const opening = openOf(group);
    const rows = read[opened.indexOf(group)];
    const { instances = [], next = null } = rows?.data ?? {};
    const hasRoom = opening !== undefined && opening.pages < mostGroupPages;
    const hasMore = opening !== undefined && next !== null && !rows?.isPlaceholderData;
    return {
      key: JSON.stringify(group.value),
      label: groupLabel(by, group.value),
      count: group.count,
      figures: groupFigures(group, figures, found?.figures ?? []),
      isOpen: opening !== undefined,
      rows: instances,
      failure: rows?.error ?? null,
      onRetry: () => void rows?.refetch(),
      isLoading: rows !== undefined && (rows.isPending || rows.isPlaceholderData),
      onMore:
        hasMore && hasRoom
          ? () => onOpen(open.map((each) => (each === opening ? onePageMore(each) : each)))
          : undefined,
      onAll: hasMore && !hasRoom ? () => onAll(listOf(group)) : undefined,
    };
  });
}

const onePageMore = ({ value, pages }: OpenGroup): OpenGroup => ({ value, pages: pages + 1 });

function groupLabel({ attribute }: GroupField, value: InstanceGroup["value"]) {
  return value === null ? "Unset" : drawAttributeValue(attribute, value);
}

function groupFigures(
  { numbers, count }: InstanceGroup,
  figures: TableLayout["figures"],
  fields: readonly string[],
): Map<string, FigureValue> {
  return new Map(
    fields.flatMap((field, index) => {
      const figure = figures[field];
      return figure ? [[field, figureValue(numbers[index], figure, count)]] : [];
    }),
  );
}
