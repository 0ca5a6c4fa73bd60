import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { conversationEndpoints } from "../../../contract/conversations.ts";
import { defaultPageSize } from "../../components/data-table/table-footer.tsx";
import { callEndpoint } from "../../lib/api.ts";
import type { ConversationsSearch } from "./conversations-search.ts";

export const conversationQueries = {
  all: () => ["conversations"] as const,
  summaries: (search: ConversationsSearch) =>
    queryOptions({
      queryKey: [...conversationQueries.all(), "summaries", search],
      queryFn: ({ signal }) =>
        callEndpoint(conversationEndpoints.summaries, {
          query: { ...search, per_page: search.per_page ?? defaultPageSize },
          signal,
        }),
      placeholderData: keepPreviousData,
    }),
  get: (id: string) =>
    queryOptions({
      queryKey: [...conversationQueries.all(), "get", id],
      queryFn: ({ signal }) =>
        callEndpoint(conversationEndpoints.get, { params: { conversation_id: id }, signal }),
    }),
};
