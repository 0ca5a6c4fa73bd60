import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { contactEndpoints } from "../../../contract/contacts.ts";
import { conversationEndpoints } from "../../../contract/conversations.ts";
import { defaultPageSize } from "../../components/data-table/table-footer.tsx";
import { callEndpoint } from "../../lib/api.ts";
import type { ContactsSearch } from "./contacts-search.ts";

const shownConversations = 10;

export const contactQueries = {
  all: () => ["contacts"] as const,
  summaries: (search: ContactsSearch) =>
    queryOptions({
      queryKey: [...contactQueries.all(), "summaries", search],
      queryFn: ({ signal }) =>
        callEndpoint(contactEndpoints.summaries, {
          query: { ...search, per_page: search.per_page ?? defaultPageSize },
          signal,
        }),
      placeholderData: keepPreviousData,
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
          query: { contact_id: id, per_page: shownConversations },
          signal,
        }),
    }),
};
