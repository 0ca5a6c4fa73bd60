import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import cookie from "@fastify/cookie";
import Fastify, { LogController, type FastifyInstance } from "fastify";
import type { MissingCapabilities } from "../contract/capabilities.ts";
import type { Config } from "./config.ts";
import type { Database } from "./database/database.ts";
import { attributeRoutes } from "./features/attributes/routes.ts";
import { associationRoutes } from "./features/associations/routes.ts";
import { neighbourhoodRoutes } from "./features/associations/neighbourhood-routes.ts";
import { checkRoutes } from "./features/checks/routes.ts";
import { connectionRoutes, type DescribedConnection } from "./features/connection/routes.ts";
import { contactRoutes } from "./features/contacts/routes.ts";
import { conversationRoutes } from "./features/conversations/routes.ts";
import { exportedContacts } from "./features/contacts/exported-contacts.ts";
import { exportedConversations } from "./features/conversations/exported-conversations.ts";
import { exportRoutes } from "./features/exports/export-routes.ts";
import { exportedInstances } from "./features/instances/exported-instances.ts";
import { deletionRoutes } from "./features/instances/deletion-routes.ts";
import { facetRoutes } from "./features/instances/facets/routes.ts";
import { TableCache } from "./features/instances/facets/table-cache.ts";
import { AttributeIndexer } from "./features/indexing/attribute-indexer.ts";
import { attributeIndexRoutes } from "./features/indexing/routes.ts";
import { instanceQueryRoutes } from "./features/instances/query-routes.ts";
import { instanceRoutes } from "./features/instances/routes.ts";
import { meRoutes } from "./features/me/routes.ts";
import { objectRoutes } from "./features/objects/routes.ts";
import { openApiRoutes } from "./features/openapi/routes.ts";
import { outboxRoutes } from "./features/outbox/routes.ts";
import { overviewRoutes } from "./features/overview/routes.ts";
import { goneRecordRoutes } from "./features/gone-records/routes.ts";
import { recordChangeRoutes } from "./features/record-changes/routes.ts";
import { schemaAlarmRoutes } from "./features/schema-alarms/routes.ts";
import { searchRoutes } from "./features/search/routes.ts";
import { isPublic, sessionRoutes } from "./features/session/routes.ts";
import { syncRoutes } from "./features/sync/routes.ts";
import { viewRoutes } from "./features/views/routes.ts";
import { cookieSecret, createAccess, isLoopback, refuseForeignSites } from "./http/access.ts";
import { answerClientError, answerExpectations } from "./http/client-errors.ts";
import { refuseWhileClosing } from "./http/closing.ts";
import { answerUnknownPaths, handleErrors, sendError } from "./http/errors.ts";
import { readJsonBodies } from "./http/json-body.ts";
import { limitRate } from "./http/rate-limit.ts";
import { withMethodNotAllowed } from "./http/route.ts";
import { serveSpa } from "./http/spa.ts";
import { embeddedRecord } from "./sync/source-of-record.ts";
import type { ConnectedCopy } from "./sync/connected-copy.ts";
import { readWorkspace } from "./workspace/workspace.ts";

const bodyLimitBytes = 1024 * 1024;

export interface AppOptions {
  config: Pick<Config, "host" | "rateLimitPerMinute" | "logLevel">;
  database: Database;
  token: string;
  /** The vendor's account that there is a token for. */
  connection?: DescribedConnection | undefined;
  /** What the workspace can't do because the vendor can't; nothing, where it is its own record. */
  missingCapabilities?: MissingCapabilities;
  /** What there is beside records where they are a copy of a vendor's. */
  copy?: Omit<ConnectedCopy, "start" | "stop" | "guard"> | undefined;
  /** The folder of the built SPA. */
  dist?: string;
}

const builtSpa = fileURLToPath(new URL("../dist/", import.meta.url));

/** The whole server, listening nowhere yet: both dialects of the API under `/api`, and the SPA. */
export async function buildApp({
  config,
  database,
  token,
  connection,
  missingCapabilities = {},
  copy,
  dist = builtSpa,
}: AppOptions): Promise<FastifyInstance> {
  const record = copy?.record ?? embeddedRecord(database);
  const app = Fastify({
    logger: config.logLevel === "silent" ? false : { level: config.logLevel },
    logController: new LogController({ disableRequestLogging: true }),
    // Only failures are logged, and they carry the request's id already; a logger for each request would be waste.
    childLoggerFactory: (logger) => logger,
    genReqId: () => randomUUID(),
    bodyLimit: bodyLimitBytes,
    routerOptions: { maxParamLength: 1000 },
    frameworkErrors: (error, request, reply) => {
      sendError(error, request, reply);
    },
    clientErrorHandler: answerClientError,
    // A request without a Host is answered by refuseForeignSites, in the form of all errors.
    http: { requireHostHeader: false },
    return503OnClosing: false,
    forceCloseConnections: "idle",
  });
  answerExpectations(app.server);
  handleErrors(app);
  app.addHook("onRequest", (request, reply, done) => {
    reply.header("x-request-id", request.id);
    done();
  });
  refuseWhileClosing(app);
  await app.register(cookie, { secret: cookieSecret(token) });
  refuseForeignSites(app, config.host);

  const access = createAccess(token);
  const listensOnLoopback = isLoopback(config.host);
  await app.register(
    async (api) => {
      readJsonBodies(api);
      await limitRate(
        api,
        config.rateLimitPerMinute,
        access,
        (request) => listensOnLoopback && access.hasSession(request),
      );
      api.addHook("preParsing", (request, _reply, payload, done) => {
        if (!isPublic(request)) access.authenticate(request);
        done(null, payload);
      });
      const indexer = new AttributeIndexer(database, (error) =>
        app.log.error(error, "An index of an attribute could not be made"),
      );
      api.addHook("onClose", () => indexer.stop());
      const tables = new TableCache(database);
      withMethodNotAllowed(api, () => {
        sessionRoutes(api, { database, access, missingCapabilities });
        instanceRoutes(api, database, { writer: record.instances, source: record.source });
        exportRoutes(api, database, {
          instances: exportedInstances,
          contacts: exportedContacts,
          conversations: exportedConversations,
        });
        facetRoutes(api, database, tables);
        instanceQueryRoutes(api, database, tables, (...use) => indexer.noteUse(...use));
        attributeIndexRoutes(api, indexer);
        deletionRoutes(api, database, {
          writer: record.instances,
          missing: missingCapabilities,
        });
        contactRoutes(api, database, { writer: record.contacts, source: record.source });
        conversationRoutes(api, database, {
          writer: record.conversations,
          source: record.source,
        });
        attributeRoutes(api, database, missingCapabilities);
        objectRoutes(api, database, missingCapabilities);
        meRoutes(api, database);
        connectionRoutes(api, connection);
        syncRoutes(api, copy?.sync);
        goneRecordRoutes(api, copy?.gone);
        recordChangeRoutes(api, copy?.history);
        schemaAlarmRoutes(api, copy?.alarms);
        outboxRoutes(api, copy?.outbox);
        openApiRoutes(api);
        associationRoutes(api, database, record.references);
        neighbourhoodRoutes(api, database);
        overviewRoutes(api, database);
        checkRoutes(api, database);
        viewRoutes(api, database);
        searchRoutes(api, database);
      });
      answerUnknownPaths(api);
    },
    { prefix: "/api" },
  );

  await app.register(async (pages) => {
    const { demo } = await readWorkspace(database);
    await serveSpa(pages, dist, (request, reply) => {
      if (demo && listensOnLoopback && isLoopback(request.ip) && !access.hasSession(request))
        access.startSession(reply);
    });
  });
  return app;
}
