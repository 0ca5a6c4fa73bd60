import type { ConnectionProblem } from "../../contract/connection.ts";
import type { VendorFailure } from "./vendor-failure.ts";

/** A failed call as the API tells of it. */
export function problemOf(failure: VendorFailure): ConnectionProblem {
  const { call, status, what, safe, remedy, requestId } = failure;
  return { call, status, what, safe, remedy, request_id: requestId };
}
