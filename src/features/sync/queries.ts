import {
  infiniteQueryOptions,
  keepPreviousData,
  mutationOptions,
  queryOptions,
  type QueryClient,
} from "@tanstack/react-query";
import type { OwnerKind } from "../../../contract/attributes.ts";
import { goneRecordEndpoints } from "../../../contract/gone-records.ts";
import type { JsonObject } from "../../../contract/json.ts";
import { outboxEndpoints, type OutboxChoice, type OutboxEntry } from "../../../contract/outbox.ts";
import { recordChangeEndpoints } from "../../../contract/record-changes.ts";
import { schemaAlarmEndpoints } from "../../../contract/schema-alarms.ts";
import { syncEndpoints, type SyncState } from "../../../contract/sync.ts";
import { callEndpoint } from "../../lib/api.ts";
import { outboxQuery } from "../../workspace/copy/outbox-query.ts";
import { syncQuery } from "../../workspace/copy/sync-query.ts";
import type { GoneSearch } from "./gone-search.ts";

interface OutboxDecision {
  /** What the choices are made by. */
  now: JsonObject | null;
  choices: Record<string, OutboxChoice>;
}

const changesShown = 20;
const outboxPollMs = 5_000;

export const copyQueries = {
  gone: ({ type, ...search }: GoneSearch) =>
    queryOptions({
      queryKey: ["gone", "list", type, search],
      queryFn: ({ signal }) =>
        callEndpoint(goneRecordEndpoints.list, {
          query: { ...search, object_type_id: type },
          signal,
        }),
      placeholderData: keepPreviousData,
    }),
  goneRecord: (kind: OwnerKind, id: string) =>
    queryOptions({
      queryKey: ["gone", "get", kind, id],
      queryFn: ({ signal }) =>
        callEndpoint(goneRecordEndpoints.get, { params: { kind, id }, signal }),
    }),
  changes: (kind: OwnerKind, id: string) =>
    infiniteQueryOptions({
      queryKey: ["changes", kind, id],
      queryFn: ({ pageParam, signal }) =>
        callEndpoint(recordChangeEndpoints.list, {
          params: { kind, id },
          query: { limit: changesShown, before: pageParam },
          signal,
        }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ changes, has_more }) => (has_more ? changes.at(-1)?.number : undefined),
    }),
  outbox: () => queryOptions({ ...outboxQuery, refetchInterval: outboxPollMs }),
  /** Asked once: the vendor is called for it. */
  comparison: (number: string) =>
    queryOptions({
      queryKey: ["outbox", "comparison", number],
      queryFn: ({ signal }) =>
        callEndpoint(outboxEndpoints.compare, { params: { number }, signal }),
      staleTime: 60_000,
    }),
  alarms: () =>
    queryOptions({
      queryKey: ["alarms"],
      queryFn: ({ signal }) => callEndpoint(schemaAlarmEndpoints.list, { signal }),
    }),
};

function keepState(client: QueryClient, state: SyncState): void {
  client.setQueryData(syncQuery.queryKey, state);
}

export const copyNow = mutationOptions({
  mutationFn: () => callEndpoint(syncEndpoints.sweep, { body: {} }),
  onSuccess: (state, _input, _result, { client }) => keepState(client, state),
});

export const setSchedule = mutationOptions({
  mutationFn: (interval_seconds: number | null) =>
    callEndpoint(syncEndpoints.schedule, { body: { interval_seconds } }),
  onSuccess: (state, _input, _result, { client }) => keepState(client, state),
});

export const setChangesKept = mutationOptions({
  mutationFn: (changes_kept_days: number | null) =>
    callEndpoint(syncEndpoints.keepChanges, { body: { changes_kept_days } }),
  onSuccess: (state, _input, _result, { client }) => keepState(client, state),
});

export const addType = mutationOptions({
  mutationFn: (object_type_id: string) =>
    callEndpoint(syncEndpoints.addType, { body: { object_type_id } }),
  onSuccess: (_type, _input, _result, { client }) => client.invalidateQueries(),
});

export const dismissAlarm = mutationOptions({
  mutationFn: (number: string) =>
    callEndpoint(schemaAlarmEndpoints.dismiss, { params: { number } }),
  onSuccess: async (reply, _input, _result, { client }) => {
    client.setQueryData(copyQueries.alarms().queryKey, reply);
    await client.invalidateQueries({ queryKey: syncQuery.queryKey });
  },
});

export const recreateRecord = mutationOptions({
  mutationFn: (params: { kind: OwnerKind; id: string }) =>
    callEndpoint(goneRecordEndpoints.recreate, { params }),
  onSuccess: (_made, { id }, _result, { client }) =>
    client.invalidateQueries({ predicate: ({ queryKey }) => !queryKey.includes(id) }),
});

/** What was sent has changed the record, so all that was read is read again. */
function keepEntries(
  reply: { entries: OutboxEntry[] },
  _input: unknown,
  _result: unknown,
  { client }: { client: QueryClient },
): void {
  client.setQueryData(outboxQuery.queryKey, reply);
  void client.invalidateQueries();
}

export const sendEntry = mutationOptions({
  mutationFn: (number: string) => callEndpoint(outboxEndpoints.send, { params: { number } }),
  onSuccess: keepEntries,
});

export const decideEntry = mutationOptions({
  mutationFn: ({ number, ...body }: OutboxDecision & { number: string }) =>
    callEndpoint(outboxEndpoints.decide, { params: { number }, body }),
  onSuccess: keepEntries,
});

export const discardEntry = mutationOptions({
  mutationFn: (number: string) => callEndpoint(outboxEndpoints.discard, { params: { number } }),
  onSuccess: keepEntries,
});
