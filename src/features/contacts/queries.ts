import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { contactEndpoints } from "../../../contract/contacts.ts";
import { defaultPageSize } from "../../components/data-table/table-footer.tsx";
import { callEndpoint } from "../../lib/api.ts";
import type { ContactsSearch } from "./contacts-search.ts";

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
        callEndpoint(contactEndpoints.get, { params: { contact_id: id }, signal }),
    }),
};
