import * as z from "zod/mini";
import type { Endpoint } from "../../contract/endpoint.ts";
import { errorListSchema, type ErrorList } from "../../contract/errors.ts";
import { parseJson } from "../../contract/json.ts";

/** Why a call failed: no answer came, the server said no, or its answer made no sense. */
export type FailureKind = "unreachable" | "refused" | "unreadable";

/** What every failed call throws. `problems` are the server's own words, each with the field at fault where there is one. */
export class ApiFailure extends Error {
  override name = "ApiFailure";
  readonly kind: FailureKind;
  /** Undefined when no answer came. */
  readonly status: number | undefined;
  readonly problems: ErrorList["errors"];
  readonly requestId: string | undefined;
  /** The `Link` header: where a merged contact went. */
  readonly link: string | undefined;

  constructor(
    kind: FailureKind,
    message: string,
    details: {
      status?: number;
      problems?: ErrorList["errors"];
      requestId?: string | undefined;
      link?: string | undefined;
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: details.cause });
    this.kind = kind;
    this.status = details.status;
    this.problems = details.problems ?? [];
    this.requestId = details.requestId;
    this.link = details.link;
  }
}

interface Input<
  Params extends z.core.$ZodType,
  Query extends z.core.$ZodType,
  Body extends z.core.$ZodType,
> {
  params?: z.input<Params>;
  /** Members that are undefined are left out of the address. */
  query?: { [Name in keyof z.input<Query>]?: string | number | undefined };
  body?: z.input<Body>;
  signal?: AbortSignal;
}

/** Call an endpoint of the contract and parse its reply. Returns the reply or throws `ApiFailure`; a cancelled call throws `AbortError`. */
export async function callEndpoint<
  Params extends z.core.$ZodType,
  Query extends z.core.$ZodType,
  Body extends z.core.$ZodType,
  Reply extends z.core.$ZodType,
>(
  endpoint: Endpoint<Params, Query, Body, Reply>,
  input: Input<Params, Query, Body> = {},
): Promise<z.infer<Reply>> {
  const response = await send(endpoint, input);
  const requestId = response.headers.get("x-request-id") ?? undefined;
  const body = parseBody(await response.text());
  if (!response.ok) throw refusal(response, body, requestId);
  const reply = z.safeParse(endpoint.reply, body);
  if (reply.success) return reply.data;
  throw new ApiFailure(
    "unreadable",
    "The server's answer is not what this page expects. Reload it; it may be of an older version.",
    {
      status: response.status,
      requestId,
      cause: reply.error,
    },
  );
}

/** Call an endpoint whose reply is no JSON. Throws as `callEndpoint` does; the body is for the caller to read. */
export async function fetchEndpoint<
  Params extends z.core.$ZodType,
  Query extends z.core.$ZodType,
  Body extends z.core.$ZodType,
>(endpoint: Endpoint<Params, Query, Body>, input: Input<Params, Query, Body>): Promise<Response> {
  const response = await send(endpoint, input);
  if (response.ok) return response;
  const requestId = response.headers.get("x-request-id") ?? undefined;
  throw refusal(response, parseBody(await response.text()), requestId);
}

async function send(
  endpoint: Endpoint,
  { params, query, body, signal }: Input<z.core.$ZodType, z.core.$ZodType, z.core.$ZodType>,
): Promise<Response> {
  const init: RequestInit = { method: endpoint.method, credentials: "same-origin" };
  if (signal) init.signal = signal;
  if (body !== undefined) {
    init.headers = { "content-type": "application/json" };
    init.body = JSON.stringify(body);
  }
  try {
    return await fetch(endpointUrl(endpoint, params as Record<string, string>, query), init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiFailure("unreachable", "The Objectory server can't be reached.", { cause: error });
  }
}

/** The address of a call, such as `/api/contacts?per_page=50`. */
export function endpointUrl(
  endpoint: Pick<Endpoint, "path">,
  params: Record<string, string> = {},
  query: Record<string, string | number | undefined> = {},
): string {
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_match, name: string) =>
    encodeURIComponent(params[name] ?? ""),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value));
  }
  return `/api${path}${search.size > 0 ? `?${search}` : ""}`;
}

function parseBody(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function refusal(
  { status, headers }: Response,
  body: unknown,
  requestId: string | undefined,
): ApiFailure {
  const list = errorListSchema.safeParse(body);
  if (!list.success) {
    return new ApiFailure(
      "unreadable",
      `Something between here and the Objectory server answered ${status}.`,
      { status, requestId },
    );
  }
  const message = list.data.errors.map((problem) => problem.message ?? problem.code).join(" ");
  return new ApiFailure("refused", message, {
    status,
    problems: list.data.errors,
    requestId: list.data.request_id ?? requestId,
    link: headers.get("link") ?? undefined,
  });
}
