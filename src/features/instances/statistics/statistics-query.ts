import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { facetEndpoints } from "../../../../contract/facets.ts";
import { callEndpoint } from "../../../lib/api.ts";
import { instanceListQuery, type InstancesSearch } from "../instances-search.ts";
import { instanceQueries } from "../queries.ts";

/** The facets of what a list shows on all of its pages; days are those of the viewer's zone. */
export function statisticsQuery(type: string, search: InstancesSearch) {
  const { page: _page, per_page: _perPage, sort: _sort, ...selection } = instanceListQuery(search);
  const time_zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return queryOptions({
    queryKey: [...instanceQueries.ofType(type), "statistics", selection],
    queryFn: ({ signal }) =>
      callEndpoint(facetEndpoints.list, {
        params: { custom_object_type_identifier: type },
        query: { ...selection, time_zone },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}
