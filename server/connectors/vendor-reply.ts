import type { JsonValue } from "../../contract/json.ts";

/** What came back from one attempt at a call, before anybody judges it. */
export type VendorReply =
  | {
      kind: "reply";
      status: number;
      headers: Headers;
      /** Numbers exact; undefined where the body is no JSON, such as a proxy's web page. */
      json: JsonValue | undefined;
    }
  | {
      kind: "no_answer";
      /** Words for a person, such as `the connection was cut`. */
      reason: string;
      /** No connection was made, so the vendor has not heard of the call. */
      isUnheard?: boolean;
    };
