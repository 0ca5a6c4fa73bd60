import { hashKey, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import type { instanceListQuery } from "./instances-search.ts";
import { instanceQueries } from "./queries.ts";

/** The page after this one is there before it is asked for. */
export function usePrefetchNext(
  type: string,
  query: ReturnType<typeof instanceListQuery>,
  isWanted: boolean,
) {
  const queryClient = useQueryClient();
  const next = instanceQueries.list(type, { ...query, page: query.page + 1 });
  const prefetch = useEffectEvent(() => void queryClient.prefetchQuery(next));
  const wanted = isWanted ? hashKey(next.queryKey) : undefined;
  useEffect(() => {
    if (wanted !== undefined) prefetch();
  }, [wanted]);
  return () => void queryClient.prefetchQuery(next);
}
