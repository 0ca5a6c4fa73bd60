import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { facetEndpoints } from "../../../../contract/facets.ts";
import { callEndpoint } from "../../../lib/api.ts";
import { instanceListQuery, type InstancesSearch } from "../instances-search.ts";
import { instanceQueries } from "../queries.ts";

/** What numbers come to in all that a list shows on all of its pages. */
export function figuresQuery(type: string, search: InstancesSearch, fields: readonly string[]) {
  const { page: _page, per_page: _perPage, sort: _sort, ...selection } = instanceListQuery(search);
  return queryOptions({
    queryKey: [...instanceQueries.ofType(type), "figures", selection, fields],
    queryFn: ({ signal }) =>
      callEndpoint(facetEndpoints.list, {
        params: { custom_object_type_identifier: type },
        query: { ...selection, fields: JSON.stringify(fields) },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}
