import type { FastifyInstance, FastifyRequest } from "fastify";
import { sql } from "kysely";
import type { MissingCapabilities } from "../../../contract/capabilities.ts";
import { healthEndpoint } from "../../../contract/health.ts";
import { sessionEndpoints, type Session } from "../../../contract/session.ts";
import type { Database } from "../../database/database.ts";
import type { Access } from "../../http/access.ts";
import { ApiError } from "../../http/api-error.ts";
import { route } from "../../http/route.ts";
import { readWorkspace } from "../../workspace/workspace.ts";
import packageJson from "../../../package.json" with { type: "json" };

/** The calls that need neither token nor session. */
export function isPublic(request: FastifyRequest): boolean {
  const path = request.routeOptions.url;
  return (
    path === `/api${healthEndpoint.path}` ||
    (path === `/api${sessionEndpoints.signIn.path}` &&
      request.method === sessionEndpoints.signIn.method)
  );
}

export function sessionRoutes(
  app: FastifyInstance,
  {
    database,
    access,
    missingCapabilities,
  }: { database: Database; access: Access; missingCapabilities: MissingCapabilities },
): void {
  async function currentSession(): Promise<Session> {
    const { id, name, demo, vendor, accountId } = await readWorkspace(database);
    return {
      // Browsers keep layouts by it: those of an account are not those of the embedded workspace.
      workspace: {
        id: accountId ?? id,
        name,
        vendor,
        missing_capabilities: missingCapabilities,
        demo,
      },
      version: packageJson.version,
    };
  }

  route(app, sessionEndpoints.get, currentSession);

  route(app, sessionEndpoints.signIn, async ({ body, reply }) => {
    if (!access.isToken(body.token)) {
      throw new ApiError(401, {
        code: "unauthorized",
        field: "token",
        message:
          "This is not the access token of this server; it is printed when the server starts",
      });
    }
    access.startSession(reply);
    return currentSession();
  });

  route(app, sessionEndpoints.signOut, ({ reply }) => {
    access.endSession(reply);
    return { signed_out: true as const };
  });

  route(app, healthEndpoint, async () => {
    await sql`select 1`.execute(database.db);
    return { status: "ok" as const };
  });
}
