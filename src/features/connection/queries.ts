import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { connectionEndpoints, type VendorConnection } from "../../../contract/connection.ts";
import { callEndpoint } from "../../lib/api.ts";

const busyPollMs = 1_000;
const idlePollMs = 10_000;

/** Asked again while the page is open: the limit changes by itself. */
export const connectionQuery = queryOptions({
  queryKey: ["connection"],
  queryFn: ({ signal }) => callEndpoint(connectionEndpoints.get, { signal }),
  refetchInterval: ({ state }) => (state.data?.vendor ? pollMs(state.data.vendor) : false),
});

function pollMs({ status, budget }: VendorConnection): number {
  const isBusy = status === "checking" || budget.in_flight > 0 || budget.used > 0;
  return isBusy ? busyPollMs : idlePollMs;
}

export const checkConnection = mutationOptions({
  mutationFn: () => callEndpoint(connectionEndpoints.check),
  onSuccess: (connection, _input, _result, { client }) =>
    client.setQueryData(connectionQuery.queryKey, connection),
});
