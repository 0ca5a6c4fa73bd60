import * as z from "zod/mini";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/** One call that crosses the wire. `path` is relative to `/api`, with `{name}` for each member of `params`. */
export interface Endpoint<
  Params extends z.core.$ZodType = z.core.$ZodType,
  Query extends z.core.$ZodType = z.core.$ZodType,
  Body extends z.core.$ZodType = z.core.$ZodType,
  Reply extends z.core.$ZodType = z.core.$ZodType,
> {
  method: Method;
  path: string;
  summary: string;
  params: Params;
  query: Query;
  body: Body;
  reply: Reply;
  /** What the reply is written in where that is not JSON. */
  mediaTypes?: readonly string[];
  /** Whether headers tell of what the vendor holds otherwise than it was sent. */
  tellsHeldOtherwise?: true;
}

/** The schema of a part that a call does not have: no path parameters, no query or no body. */
const nothing = z.strictObject({});
type Nothing = typeof nothing;

/** Describe a call; a part left out is `nothing`. */
export function endpoint<
  Reply extends z.core.$ZodType,
  Params extends z.core.$ZodType = Nothing,
  Query extends z.core.$ZodType = Nothing,
  Body extends z.core.$ZodType = Nothing,
>(definition: {
  method: Method;
  path: string;
  summary: string;
  params?: Params;
  query?: Query;
  body?: Body;
  reply: Reply;
  mediaTypes?: readonly string[];
  tellsHeldOtherwise?: true;
}): Endpoint<Params, Query, Body, Reply> {
  return {
    method: definition.method,
    path: definition.path,
    summary: definition.summary,
    params: definition.params ?? (nothing as unknown as Params),
    query: definition.query ?? (nothing as unknown as Query),
    body: definition.body ?? (nothing as unknown as Body),
    reply: definition.reply,
    ...(definition.mediaTypes ? { mediaTypes: definition.mediaTypes } : {}),
    ...(definition.tellsHeldOtherwise ? { tellsHeldOtherwise: true } : {}),
  };
}
