import type { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from "fastify";
import type { z } from "zod";
import type { Endpoint } from "../../contract/endpoint.ts";
import type { IntercomVersion } from "../../contract/intercom-version.ts";
import { ApiError } from "./api-error.ts";
import { parsePart, refuseUnstorable } from "./validation.ts";
import { intercomVersionOf } from "./version-header.ts";

export interface Call<Params, Query, Body> {
  params: Params;
  query: Query;
  body: Body;
  /** What `Intercom-Version` asks for; the default where it is absent. */
  version: IntercomVersion;
  request: FastifyRequest;
  reply: FastifyReply;
}

/**
 * Serve an endpoint of the contract. The handler gets checked input and returns the reply: an object, or a string
 * that is JSON already and is sent as it is, or a stream of such text or, after it has said so, of something else.
 */
export function route<
  Params extends z.core.$ZodType,
  Query extends z.core.$ZodType,
  Body extends z.core.$ZodType,
  Reply extends z.core.$ZodType,
>(
  app: FastifyInstance,
  endpoint: Endpoint<Params, Query, Body, Reply>,
  handle: (
    call: Call<z.infer<Params>, z.infer<Query>, z.infer<Body>>,
  ) => Promise<z.input<Reply> | string | Readable> | z.input<Reply> | string | Readable,
  /** For bodies that are larger than those of all other calls. */
  { bodyLimitBytes }: { bodyLimitBytes?: number } = {},
): void {
  app.route({
    ...(bodyLimitBytes === undefined ? {} : { bodyLimit: bodyLimitBytes }),
    method: endpoint.method,
    url: fastifyPath(endpoint.path),
    handler: async (request, reply) => {
      const version = intercomVersionOf(request);
      refuseUnstorable(request.params as Record<string, unknown>);
      refuseUnstorable(request.query as Record<string, unknown>);
      const result = await handle({
        params: parsePart(endpoint.params, request.params),
        query: parsePart(endpoint.query, request.query),
        body: parsePart(endpoint.body, request.body ?? {}),
        version,
        request,
        reply,
      });
      if (!reply.hasHeader("content-type")) reply.type("application/json; charset=utf-8");
      return reply.send(result);
    },
  });
}

/** `/contacts/{contact_id}` as Fastify writes it. */
function fastifyPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ":$1");
}

const methods: HTTPMethods[] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/**
 * Add the routes of a part of the API, and on each of their addresses answer `OPTIONS` with `Allow` and the methods
 * it does not have with 405.
 */
export function withMethodNotAllowed(app: FastifyInstance, addRoutes: () => void): void {
  const methodsByPath = new Map<string, Set<string>>();
  let collecting = true;
  app.addHook("onRoute", ({ routePath, method }) => {
    if (!collecting) return;
    const known = methodsByPath.get(routePath) ?? new Set();
    for (const name of [method].flat()) known.add(name);
    methodsByPath.set(routePath, known);
  });
  addRoutes();
  collecting = false;
  for (const [path, known] of methodsByPath) {
    const allow = [...known, "OPTIONS"].sort().join(", ");
    app.options(path, (_request, reply) => reply.status(204).header("allow", allow).send());
    app.route({
      method: methods.filter((method) => !known.has(method)),
      url: path,
      handler: () => {
        throw new ApiError(
          405,
          { code: "unsupported", message: `This address answers ${allow} only` },
          { allow },
        );
      },
    });
  }
}
