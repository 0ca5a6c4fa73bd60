import { parseJson, type JsonValue } from "../../../contract/json.ts";
import type { VendorReply } from "../vendor-reply.ts";

const patienceMs = 30_000;

export interface IntercomRequest {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** The whole address. */
  url: string;
  /** Sent as JSON, numbers exact. */
  body?: JsonValue | undefined;
}

/** Send one request and read all of its reply. Never throws: what went wrong on the way is an answer too. */
export async function sendRequest(
  { method, url, body }: IntercomRequest,
  { token, version }: { token: string; version: string },
  signal: AbortSignal,
): Promise<VendorReply> {
  const patience = AbortSignal.timeout(patienceMs);
  try {
    const response = await fetch(url, {
      method,
      headers: {
        accept: "application/json",
        authorization: `Bearer ${token}`,
        "intercom-version": version,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.any([signal, patience]),
      // Wherever else a redirect leads, the token does not go there.
      redirect: "manual",
    });
    const text = await response.text();
    // What sends the request back in its answer must not make the token part of a record.
    return readReply(response.status, response.headers, text.replaceAll(token, "[access token]"));
  } catch (error) {
    const reason = patience.aborted ? "no answer came within 30 seconds" : reasonOf(error);
    return { kind: "no_answer", reason, isUnheard: unheard.has(codeOf(error)) };
  }
}

function readReply(status: number, headers: Headers, text: string): VendorReply {
  const json = parsedOrUndefined(text);
  const claimsJson = headers.get("content-type")?.includes("json") ?? false;
  if (json === undefined && claimsJson && status < 300)
    return { kind: "no_answer", reason: "the answer broke off in the middle" };
  return { kind: "reply", status, headers, json };
}

function parsedOrUndefined(text: string): JsonValue | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

const reasons: Record<string, string> = {
  ENOTFOUND: "its name could not be looked up",
  EAI_AGAIN: "its name could not be looked up",
  ECONNREFUSED: "the connection was refused",
  ECONNRESET: "the connection was cut",
  UND_ERR_SOCKET: "the connection was cut",
  ETIMEDOUT: "the connection could not be made in time",
  UND_ERR_CONNECT_TIMEOUT: "the connection could not be made in time",
  ENETUNREACH: "there is no way to it on the network",
  EHOSTUNREACH: "there is no way to it on the network",
  EPROTO: "no encrypted connection could be made",
};

/** What goes wrong before a request is sent. */
const unheard = new Set([
  "ENOTFOUND",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "UND_ERR_CONNECT_TIMEOUT",
  "ENETUNREACH",
  "EHOSTUNREACH",
]);

/** Our own words alone: the words of an error may quote the request, and with it the token. */
function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (/CERT|SELF_SIGNED|SSL|TLS|ISSUER/.test(code)) return "its certificate is not trusted here";
  return reasons[code] ?? "the connection failed";
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return codeOf(error.cause);
}
