import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { connectionEndpoints, type VendorConnection } from "../../../contract/connection.ts";
import { callEndpoint } from "../../lib/api.ts";

const busyPollMs = 1_000;
const idlePollMs = 10_000;

/** Asked again while the page is open: the limit changes by itself. */
export const connectionQuery = queryOptions({
  queryKey: ["connection"],
  queryFn: ({ signal }) => callEndpoint(connectionEndpoints.get, { signal }),
  refetchInterval: ({ state }) => (isBusy(state.data?.vendor) ? busyPollMs : idlePollMs),
});

function isBusy(vendor: VendorConnection | null | undefined): boolean {
  if (!vendor) return false;
  return vendor.status === "checking" || vendor.budget.in_flight > 0 || vendor.budget.used > 0;
}

export const checkConnection = mutationOptions({
  mutationFn: () => callEndpoint(connectionEndpoints.check),
  onSuccess: (connection, _input, _result, { client }) =>
    client.setQueryData(connectionQuery.queryKey, connection),
});
