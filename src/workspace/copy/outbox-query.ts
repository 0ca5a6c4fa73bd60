import { queryOptions } from "@tanstack/react-query";
import { outboxEndpoints } from "../../../contract/outbox.ts";
import { callEndpoint } from "../../lib/api.ts";

/** The writes that have not reached the vendor yet, the oldest first. */
export const outboxQuery = queryOptions({
  queryKey: ["outbox"],
  queryFn: ({ signal }) => callEndpoint(outboxEndpoints.list, { signal }),
});
