import { queryOptions } from "@tanstack/react-query";
import { contactEndpoints } from "../../../contract/contacts.ts";
import {
  conversationEndpoints,
  type ConversationSummary,
} from "../../../contract/conversations.ts";
import { callEndpoint } from "../../lib/api.ts";
import type { CursorPage, PageQuery } from "../../workspace/list/list-page.ts";
import type { conversationListQuery } from "./conversations-search.ts";

type ConversationListQuery = ReturnType<typeof conversationListQuery>;

export const conversationQueries = {
  all: () => ["conversations"] as const,
  page: (
    query: ConversationListQuery,
  ): PageQuery<ConversationSummary, CursorPage<ConversationSummary>> => ({
    queryKey: [...conversationQueries.all(), "page", query],
    queryFn: async ({ signal }) => {
      const { conversations, total_count, total_is_exact, page } = await callEndpoint(
        conversationEndpoints.summaries,
        { query, signal },
      );
      return {
        rows: conversations,
        total: total_count,
        isExact: total_is_exact,
        hasNext: page.next !== null,
        position: page,
      };
    },
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
