import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { everywhereSearchEndpoint } from "../../../contract/everywhere-search.ts";
import { callEndpoint } from "../../lib/api.ts";

/** What a text finds everywhere. A call that a later keystroke overtakes is cancelled; its reply would never be shown. */
export function everywhereSearchQuery(q: string) {
  return queryOptions({
    queryKey: ["search", q],
    queryFn: async ({ signal }) => {
      const { groups } = await callEndpoint(everywhereSearchEndpoint, { query: { q }, signal });
      return { q, groups };
    },
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    gcTime: 30_000,
    retry: false,
    enabled: q !== "",
  });
}
