import { hashKey, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import type { PageQuery } from "./list-page.ts";

/** The page after this one is there before it is asked for. */
export function usePrefetchNext<Row>(next: PageQuery<Row>, isWanted: boolean) {
  const queryClient = useQueryClient();
  const prefetch = useEffectEvent(() => void queryClient.prefetchQuery(next));
  const wanted = isWanted ? hashKey(next.queryKey) : undefined;
  useEffect(() => {
    if (wanted !== undefined) prefetch();
  }, [wanted]);
  return () => void queryClient.prefetchQuery(next);
}
