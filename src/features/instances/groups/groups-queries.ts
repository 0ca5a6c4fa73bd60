import { queryOptions, type QueryClient } from "@tanstack/react-query";
import {
  instanceGroupEndpoints,
  type InstanceGroup,
} from "../../../../contract/instance-groups.ts";
import { instanceQueryEndpoints } from "../../../../contract/instance-query.ts";
import type { Instance } from "../../../../contract/instances.ts";
import { callEndpoint } from "../../../lib/api.ts";
import { filterTimeZone } from "../../../lib/filter-time-zone.ts";
import { readFilter, writeFilter } from "../../../workspace/filters/filter-node.ts";
import { instanceQueries, type InstanceListQuery } from "../queries.ts";
import { groupPageSize, type OpenGroup } from "./open-groups.ts";

/** The groups of a list, with the sums of some fields; groups by the same field stay while others are on their way. */
export function groupsQuery(
  type: string,
  { page: _page, per_page: _perPage, sort: _sort, ...selection }: InstanceListQuery,
  groupBy: string,
  figures: readonly string[],
) {
  const queryKey = [...instanceQueries.ofType(type), "groups", groupBy, selection, figures];
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }) => {
      const found = await callEndpoint(instanceGroupEndpoints.list, {
        params: { custom_object_type_identifier: type },
        query: {
          ...selection,
          group_by: groupBy,
          ...(figures.length > 0 ? { figures: JSON.stringify(figures) } : {}),
        },
        signal,
      });
      return { ...found, figures };
    },
    placeholderData: (before, query) =>
      query?.queryKey[1] === type && query.queryKey[3] === groupBy ? before : undefined,
  });
}

/** The list that a group is. */
export function groupList(
  query: InstanceListQuery,
  field: string,
  value: InstanceGroup["value"],
): InstanceListQuery {
  const nodes = readFilter(query.filter).map(({ node }) => node);
  const filter = writeFilter([...nodes, { kind: "condition", field, operator: "=", value }]);
  return { ...query, page: 1, per_page: groupPageSize, filter, time_zone: filterTimeZone(filter) };
}

interface GroupRows {
  instances: Instance[];
  /** Where the next page begins; null behind the last one. */
  next: string | null;
}

/** The first pages of a group's rows, walked by cursor. With one page more, those that are there are not read again. */
export function groupRowsQuery(
  queryClient: QueryClient,
  type: string,
  { page: _page, ...list }: InstanceListQuery,
  pages: OpenGroup["pages"],
) {
  const keyOf = (count: number) => [...instanceQueries.ofType(type), "group-rows", list, count];
  const oneLess = () => queryClient.getQueryState<GroupRows>(keyOf(pages - 1));
  return queryOptions({
    queryKey: keyOf(pages),
    queryFn: async ({ signal }): Promise<GroupRows> => {
      const known = oneLess();
      let rows: GroupRows = { instances: [], next: null };
      let read = 0;
      if (known?.data && !known.isInvalidated) {
        rows = known.data;
        read = pages - 1;
      }
      for (; read < pages && (read === 0 || rows.next !== null); read += 1) {
        const { instances, page } = await callEndpoint(instanceQueryEndpoints.query, {
          params: { custom_object_type_identifier: type },
          query: { ...list, ...(rows.next === null ? {} : { after: rows.next }) },
          signal,
        });
        rows = { instances: [...rows.instances, ...instances], next: page.next };
      }
      return rows;
    },
    placeholderData: () => oneLess()?.data,
  });
}
