/** Why a call to a vendor gave nothing that can be used. */
export type VendorFailureKind =
  | "bad_token"
  | "wrong_region"
  | "missing_scope"
  | "blocked_on_the_way"
  | "no_answer"
  | "not_found"
  | "unknown_type"
  | "merged"
  | "refused"
  | "unsupported"
  | "rate_limited"
  | "vendor_down"
  | "unreadable";

/** A failed call as a value, in words for a person. It never holds the token, nor a record's contents. */
export interface VendorFailure {
  kind: VendorFailureKind;
  /** Method and path, such as `GET /contacts/{id}`. */
  call: string;
  /** Null when no answer came. */
  status: number | null;
  what: string;
  /** What the failure did not touch. */
  safe: string;
  remedy: string;
  /** The vendor's own, to ask its support about. */
  requestId: string | null;
  /** For a write: nobody knows whether the vendor carried it out. */
  isUndecided: boolean;
  /** For `merged`: the id of the contact that lives on, where the vendor named it. */
  mergedInto?: string;
}

/** What a call to a vendor gives: a value that was read and checked, or why there is none. */
export type Answer<Value> = { ok: true; value: Value } | { ok: false; failure: VendorFailure };

export function answered<Value>(value: Value): Answer<Value> {
  return { ok: true, value };
}

export function failed(failure: VendorFailure): Answer<never> {
  return { ok: false, failure };
}
