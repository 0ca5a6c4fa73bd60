import type { ErrorCode } from "../../contract/errors.ts";
import type { VendorFailure, VendorFailureKind } from "../connectors/vendor-failure.ts";
import { ApiError } from "../http/api-error.ts";

const answers: Record<VendorFailureKind, [status: number, code: ErrorCode]> = {
  bad_token: [503, "service_unavailable"],
  wrong_region: [503, "service_unavailable"],
  missing_scope: [403, "forbidden"],
  blocked_on_the_way: [503, "service_unavailable"],
  no_answer: [503, "service_unavailable"],
  not_found: [404, "not_found"],
  unknown_type: [404, "not_found"],
  merged: [410, "contact_merged"],
  refused: [400, "bad_request"],
  unsupported: [403, "forbidden"],
  rate_limited: [503, "service_unavailable"],
  vendor_down: [503, "service_unavailable"],
  unreadable: [503, "service_unavailable"],
};

/** A call to the vendor that failed, as the API answers it: what is wrong, what is safe, and what to do. */
export class CallFailedError extends ApiError {
  override name = "CallFailedError";
  readonly failure: VendorFailure;

  constructor(failure: VendorFailure) {
    const { kind, what, safe, remedy, mergedInto } = failure;
    const [status, code] = answers[kind];
    const link =
      mergedInto === undefined ? {} : { link: `</contacts/${mergedInto}>; rel="canonical"` };
    super(status, { code, message: `${what} ${safe} ${remedy}` }, link);
    this.failure = failure;
  }
}

/** Whether the same call may well succeed later, with nothing changed about it. */
export function isUnavailable({ kind }: VendorFailure): boolean {
  return answers[kind][0] === 503;
}
