import type { VendorFailure } from "../connectors/vendor-failure.ts";
import { ApiError } from "../http/api-error.ts";

/** What to throw where a call to the vendor is needed and failed. */
export function vendorUnavailable({ what, safe, remedy }: VendorFailure): ApiError {
  const message = `${what} ${safe} ${remedy}`;
  return new ApiError(503, { code: "service_unavailable", message });
}
