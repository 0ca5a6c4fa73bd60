import { queryOptions } from "@tanstack/react-query";
import { contactEndpoints, type ContactSummary } from "../../../contract/contacts.ts";
import { conversationEndpoints } from "../../../contract/conversations.ts";
import { callEndpoint } from "../../lib/api.ts";
import type { CursorPage, PageQuery } from "../../workspace/list/list-page.ts";
import type { RecordListQuery } from "../../workspace/list/list-search.ts";

const shownConversations = 10;

export const contactQueries = {
  all: () => ["contacts"] as const,
  page: (query: RecordListQuery): PageQuery<ContactSummary, CursorPage<ContactSummary>> => ({
    queryKey: [...contactQueries.all(), "page", query],
    queryFn: async ({ signal }) => {
      const { contacts, total_count, total_is_exact, page } = await callEndpoint(
        contactEndpoints.summaries,
        { query, signal },
      );
      return {
        rows: contacts,
        total: total_count,
        isExact: total_is_exact,
        hasNext: page.next !== null,
        position: page,
      };
    },
  }),
  get: (id: string) =>
    queryOptions({
      queryKey: [...contactQueries.all(), "get", id],
      queryFn: ({ signal }) =>
        callEndpoint(contactEndpoints.get, {
          params: { contact_id: id },
          query: { include_merge_history: "true" },
          signal,
        }),
    }),
  /** The contact's conversations that were last updated; the key stands under that of all conversations. */
  conversations: (id: string) =>
    queryOptions({
      queryKey: ["conversations", "of-contact", id],
      queryFn: ({ signal }) =>
        callEndpoint(conversationEndpoints.summaries, {
          query: { contact_id: id, per_page: shownConversations, columns: "[]" },
          signal,
        }),
    }),
};
