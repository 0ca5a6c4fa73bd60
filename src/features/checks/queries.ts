import { keepPreviousData, mutationOptions, queryOptions } from "@tanstack/react-query";
import { checkEndpoints, type FindingRecord } from "../../../contract/checks.ts";
import { defaultPageSize } from "../../components/data-table/table-footer.tsx";
import { callEndpoint } from "../../lib/api.ts";
import { checksKey } from "./checks-key.ts";
import type { ChecksSearch } from "./checks-search.ts";

const pollMs = 400;

export const checkQueries = {
  /** Asked again and again while a run is under way. */
  summary: () =>
    queryOptions({
      queryKey: [...checksKey, "summary"],
      queryFn: ({ signal }) => callEndpoint(checkEndpoints.summary, { signal }),
      refetchInterval: ({ state }) => (state.data?.latest?.status === "running" ? pollMs : false),
    }),
  /** Another run is another list; `runId` is the one that is shown. */
  findings: (runId: string | undefined, search: ChecksSearch) =>
    queryOptions({
      queryKey: [...checksKey, "findings", runId, search],
      queryFn: ({ signal }) =>
        callEndpoint(checkEndpoints.findings, {
          query: { ...search, per_page: search.per_page ?? defaultPageSize },
          signal,
        }),
      placeholderData: keepPreviousData,
    }),
  /** What is about to be written: always read anew. */
  mergedContact: (contactId: string) =>
    queryOptions({
      queryKey: ["merged-contact", contactId],
      queryFn: ({ signal }) =>
        callEndpoint(checkEndpoints.planMove, { params: { contact_id: contactId }, signal }),
      staleTime: 0,
      gcTime: 0,
      refetchOnWindowFocus: false,
    }),
  record: ({ kind, id }: Pick<FindingRecord, "kind" | "id">) =>
    queryOptions({
      queryKey: [...checksKey, "record", kind, id],
      queryFn: ({ signal }) =>
        callEndpoint(checkEndpoints.record, {
          params: { owner_kind: kind, owner_id: id },
          signal,
        }),
    }),
};

export const startRun = mutationOptions({
  mutationFn: () => callEndpoint(checkEndpoints.start),
  onSuccess: (_run, _input, _result, { client }) =>
    client.invalidateQueries({ queryKey: checkQueries.summary().queryKey }),
});

export const cancelRun = mutationOptions({
  mutationFn: (runId: string) => callEndpoint(checkEndpoints.cancel, { params: { run_id: runId } }),
  onSuccess: (_run, _input, _result, { client }) =>
    client.invalidateQueries({ queryKey: checksKey }),
});

/** What moves shows on both contacts, on instances and on conversations, so all that was read is read again. */
export const moveMergedContact = mutationOptions({
  mutationFn: ({ contactId, revision }: { contactId: string; revision: string }) =>
    callEndpoint(checkEndpoints.move, {
      params: { contact_id: contactId },
      body: { revision },
    }),
  onSuccess: (_move, { contactId }, _result, { client }) =>
    client.invalidateQueries({
      predicate: ({ queryKey }) =>
        queryKey[0] !== checkQueries.mergedContact(contactId).queryKey[0],
    }),
});
