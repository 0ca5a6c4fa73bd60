import { isJsonObject, type JsonValue } from "../../../contract/json.ts";
import type { VendorFailure, VendorFailureKind } from "../vendor-failure.ts";
import type { VendorReply } from "../vendor-reply.ts";
import { withoutSecret } from "./hide-secret.ts";

/** The call that failed, as far as words about it need it. */
export interface FailedCall {
  /** Such as `GET /contacts/{id}`. */
  call: string;
  isWrite: boolean;
  /** Such as `api.intercom.io`. */
  host: string;
  token: string;
}

type Words = Pick<VendorFailure, "kind" | "what" | "remedy">;

const nothingChanged = "Nothing was changed.";
const mayHaveArrived =
  "It is not known whether the change arrived; read the record before trying again.";
const longestQuote = 300;

/** A reply that is no success, or none at all, in words. Quotes of Intercom's words never hold the token. */
export function explainFailure(reply: VendorReply, call: FailedCall): VendorFailure {
  if (reply.kind === "no_answer") {
    const isUndecided = call.isWrite && reply.isUnheard !== true;
    return {
      call: call.call,
      status: null,
      kind: "no_answer",
      what: `${call.host} can't be reached: ${reply.reason}.`,
      safe: isUndecided ? mayHaveArrived : nothingChanged,
      isUndecided,
      remedy:
        "Check this machine's connection to the internet, its proxy and its firewall, then try again.",
      requestId: null,
    };
  }
  const isUndecided = call.isWrite && (reply.status >= 500 || reply.status === 408);
  const mergedInto = reply.status === 410 ? mergedContact(reply.headers, call.token) : undefined;
  return {
    call: call.call,
    status: reply.status,
    ...explainStatus(reply, call),
    safe: isUndecided ? mayHaveArrived : nothingChanged,
    isUndecided,
    requestId: requestIdOf(reply, call.token),
    ...(mergedInto === undefined ? {} : { mergedInto }),
  };
}

/** A reply of the right status whose body is not what Intercom documents. */
export function explainUnreadable(
  reply: VendorReply,
  call: FailedCall,
  problem: string,
): VendorFailure {
  const isReply = reply.kind === "reply";
  return {
    call: call.call,
    status: isReply ? reply.status : null,
    kind: "unreadable",
    what: `The answer to ${call.call} can't be read: ${problem}.`,
    safe: call.isWrite ? mayHaveArrived : nothingChanged,
    isUndecided: call.isWrite,
    remedy:
      "Check that INTERCOM_REGION is an address of Intercom's API and INTERCOM_VERSION one that it speaks.",
    requestId: isReply ? requestIdOf(reply, call.token) : null,
  };
}

type Reply = Extract<VendorReply, { kind: "reply" }>;

function explainStatus(reply: Reply, call: FailedCall): Words {
  const { status, json } = reply;
  const said = quote(json, call.token);
  if (status >= 300 && status < 400)
    return words(
      "blocked_on_the_way",
      `${call.host} sends on to another address (${status}).`,
      "Set INTERCOM_REGION to us, eu, au, or the address of the API itself.",
    );
  if (status === 429)
    return words(
      "rate_limited",
      "Intercom's limit for this app or workspace is used up, and stays so.",
      "Other programs use the same limit. Wait a minute, then try again.",
    );
  if (status >= 500 || status === 408)
    return words(
      "vendor_down",
      `Intercom failed to answer (${status}).${said}`,
      "Intercom has trouble at the moment; see www.intercomstatus.com and try again later.",
    );
  if (json === undefined)
    return words(
      "blocked_on_the_way",
      `Something between here and Intercom answered with a web page (${status}).`,
      `A proxy or a firewall stands in the way. Ask who runs it to let ${call.host} through.`,
    );
  return explainRefusal(status, said);
}

function explainRefusal(status: number, said: string): Words {
  switch (status) {
    case 401:
      return words(
        "bad_token",
        `Intercom does not accept the access token.${said}`,
        "Copy it again from Intercom's Developer Hub, under your app's Authentication, set INTERCOM_ACCESS_TOKEN and start again.",
      );
    case 402:
    case 403:
      return words(
        "missing_scope",
        `Intercom does not allow this app to do that.${said}`,
        "Grant the permission in Intercom's Developer Hub, under your app's Authentication; the token stays the same.",
      );
    case 404:
      return /custom object type/i.test(said)
        ? words(
            "unknown_type",
            `Intercom has no such type.${said}`,
            "Compare the type's name with the one in Intercom's settings under Data, letter by letter.",
          )
        : words(
            "not_found",
            `Intercom has no such record.${said}`,
            "It may have been deleted there.",
          );
    case 410:
      return words(
        "merged",
        "This contact has been merged into another one.",
        "Open the contact that it was merged into.",
      );
    default:
      return words(
        "refused",
        `Intercom refused the call (${status}).${said}`,
        "Change what Intercom names, then try again.",
      );
  }
}

function words(kind: VendorFailureKind, what: string, remedy: string): Words {
  return { kind, what, remedy };
}

/** What the error list says, as a sentence of its own; empty where it says nothing that may be shown. */
function quote(json: JsonValue | undefined, token: string): string {
  const errors = isJsonObject(json) && Array.isArray(json["errors"]) ? json["errors"] : [];
  const said = errors
    .filter(isJsonObject)
    .flatMap(({ code, message }) =>
      typeof message === "string" ? message : typeof code === "string" ? code : [],
    )
    .join("; ");
  const shown = withoutSecret(said, token)?.slice(0, longestQuote);
  return shown ? ` Intercom says: “${shown}”.` : "";
}

function requestIdOf({ headers, json }: Reply, token: string): string | null {
  const inBody = isJsonObject(json) ? json["request_id"] : undefined;
  const id = headers.get("x-request-id") ?? inBody;
  return typeof id === "string" && /^[\w-]{1,100}$/.test(id)
    ? (withoutSecret(id, token) ?? null)
    : null;
}

/** `Link: </contacts/{id}>; rel="canonical"` on the 410 of a merged contact (2.16). */
function mergedContact(headers: Headers, token: string): string | undefined {
  const [, id] = /<[^>]*\/contacts\/([\w-]+)>/.exec(headers.get("link") ?? "") ?? [];
  return id === undefined ? undefined : withoutSecret(id, token);
}
