import type { QueryClient } from "@tanstack/react-query";
import { redirect } from "@tanstack/react-router";
import { instanceListQuery, type InstancesSearch } from "../features/instances/instances-search.ts";
import { instanceQueries } from "../features/instances/queries.ts";
import { leavesAllToView, openingSearch } from "../features/views/opening-search.ts";
import { viewsQuery } from "../features/views/queries.ts";

/** Fills an address that leaves all to a view in from it, before anything of the list is drawn. */
export async function fillFromView(
  queryClient: QueryClient,
  type: string,
  search: InstancesSearch,
): Promise<void> {
  if (!leavesAllToView(search)) {
    void queryClient.prefetchQuery(viewsQuery);
    return;
  }
  // Most types have no default: while the views are read, their list is on its way.
  if (search.view === undefined && !queryClient.getQueryData(viewsQuery.queryKey))
    void queryClient.prefetchQuery(instanceQueries.list(type, instanceListQuery(search)));
  const filled = await openingSearch(queryClient, type, search);
  if (filled)
    redirect({
      to: "/objects/$type",
      params: { type },
      search: filled,
      replace: true,
      throw: true,
    });
}
