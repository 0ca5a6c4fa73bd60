import { randomUUID } from "node:crypto";
import cookie from "@fastify/cookie";
import Fastify, { LogController, type FastifyInstance } from "fastify";
import type { Config } from "./config.ts";
import type { Database } from "./database/database.ts";
import { attributeRoutes } from "./features/attributes/routes.ts";
import { associationRoutes } from "./features/associations/routes.ts";
import { contactRoutes } from "./features/contacts/routes.ts";
import { conversationRoutes } from "./features/conversations/routes.ts";
import { instanceRoutes } from "./features/instances/routes.ts";
import { meRoutes } from "./features/me/routes.ts";
import { objectRoutes } from "./features/objects/routes.ts";
import { openApiRoutes } from "./features/openapi/routes.ts";
import { overviewRoutes } from "./features/overview/routes.ts";
import { isPublic, sessionRoutes } from "./features/session/routes.ts";
import { cookieSecret, createAccess, isLoopback, refuseForeignSites } from "./http/access.ts";
import { handleErrors, sendError } from "./http/errors.ts";
import { readJsonBodies } from "./http/json-body.ts";
import { limitRate } from "./http/rate-limit.ts";
import { withMethodNotAllowed } from "./http/route.ts";
import { serveSpa } from "./http/spa.ts";
import { readWorkspace } from "./workspace/workspace.ts";

const bodyLimitBytes = 1024 * 1024;

export interface AppOptions {
  config: Pick<Config, "host" | "rateLimitPerMinute" | "logLevel">;
  database: Database;
  token: string;
}

/** The whole server, listening nowhere yet: both dialects of the API under `/api`, and the SPA. */
export async function buildApp({ config, database, token }: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: config.logLevel === "silent" ? false : { level: config.logLevel },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: bodyLimitBytes,
    routerOptions: { maxParamLength: 1000 },
    frameworkErrors: (error, request, reply) => {
      sendError(error, request, reply);
    },
    return503OnClosing: true,
    forceCloseConnections: "idle",
  });
  handleErrors(app);
  await app.register(cookie, { secret: cookieSecret(token) });
  refuseForeignSites(app, config.host);

  const access = createAccess(token);
  const listensOnLoopback = isLoopback(config.host);
  await app.register(
    async (api) => {
      readJsonBodies(api);
      api.addHook("onRequest", (request, reply, done) => {
        reply.header("x-request-id", request.id);
        done();
      });
      await limitRate(
        api,
        config.rateLimitPerMinute,
        (request) => listensOnLoopback && access.hasSession(request),
      );
      handleErrors(api, { preHandler: api.rateLimit() });
      api.addHook("preParsing", (request, _reply, payload, done) => {
        if (!request.is404 && !isPublic(request)) access.authenticate(request);
        done(null, payload);
      });
      withMethodNotAllowed(api, () => {
        sessionRoutes(api, { database, access });
        instanceRoutes(api, database);
        contactRoutes(api, database);
        conversationRoutes(api, database);
        attributeRoutes(api, database);
        objectRoutes(api, database);
        meRoutes(api, database);
        openApiRoutes(api);
        associationRoutes(api, database);
        overviewRoutes(api, database);
      });
    },
    { prefix: "/api" },
  );

  await app.register(async (pages) => {
    const { demo } = await readWorkspace(database);
    await serveSpa(pages, (request, reply) => {
      if (demo && listensOnLoopback && isLoopback(request.ip) && !access.hasSession(request))
        access.startSession(reply);
    });
  });
  return app;
}
