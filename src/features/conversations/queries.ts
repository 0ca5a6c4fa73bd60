import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { contactEndpoints } from "../../../contract/contacts.ts";
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
  /** Messages come as plain text, made from HTML by the server: what strangers wrote is never put on the page as markup. */
  get: (id: string) =>
    queryOptions({
      queryKey: [...conversationQueries.all(), "get", id],
      queryFn: ({ signal }) =>
        callEndpoint(conversationEndpoints.get, {
          params: { conversation_id: id },
          query: { display_as: "plaintext" },
          signal,
        }),
    }),
  /** The contacts of these ids in one call, merged ones left out; the key stands under that of all contacts. */
  contacts: (ids: string[]) =>
    queryOptions({
      queryKey: ["contacts", "by-ids", ids],
      queryFn: ({ signal }) =>
        callEndpoint(contactEndpoints.search, {
          body: {
            query: { field: "id", operator: "IN", value: ids },
            pagination: { per_page: Math.min(150, ids.length) },
          },
          signal,
        }),
      enabled: ids.length > 0,
    }),
};
