import { queryOptions } from "@tanstack/react-query";
import { syncEndpoints, type SyncState } from "../../../contract/sync.ts";
import { callEndpoint } from "../../lib/api.ts";

const busyPollMs = 2_000;
const sendingPollMs = 5_000;
const idlePollMs = 30_000;

/** How much of the vendor's records the copy holds; asked for again while the page is in sight. */
export const syncQuery = queryOptions({
  queryKey: ["sync"],
  queryFn: ({ signal }) => callEndpoint(syncEndpoints.get, { signal }),
  refetchInterval: ({ state: { data } }) => {
    if (!data) return idlePollMs;
    if (isReading(data)) return busyPollMs;
    return data.outbox.waiting > 0 ? sendingPollMs : idlePollMs;
  },
  staleTime: busyPollMs,
});

/** Whether a sweep is under way. */
export function isReading({ lists }: SyncState): boolean {
  return lists.some(({ state }) => state === "reading" || state === "verifying");
}
