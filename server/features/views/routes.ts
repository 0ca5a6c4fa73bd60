import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { viewEndpoints, type ViewScope } from "../../../contract/views.ts";
import type { Database } from "../../database/database.ts";
import { ensureOwner, findOwner } from "../../http/owner.ts";
import { route } from "../../http/route.ts";
import { createView, listViews, removeView, updateView } from "./store.ts";

export function viewRoutes(app: FastifyInstance, database: Database): void {
  route(app, viewEndpoints.list, async ({ request }) => ({
    views: await listViews(database, findOwner(request)),
  }));

  route(app, viewEndpoints.create, ({ body, request, reply }) =>
    createView(database, callerOf(body.scope, request, reply), body),
  );

  route(app, viewEndpoints.update, ({ params, body, request, reply }) =>
    updateView(database, callerOf(body.scope, request, reply), params.view_id, body),
  );

  route(app, viewEndpoints.remove, async ({ params, request }) => {
    await removeView(database, findOwner(request), params.view_id);
    return { id: params.view_id, deleted: true as const };
  });
}

/** A browser is marked once it keeps a view for itself. */
function callerOf(scope: ViewScope | undefined, request: FastifyRequest, reply: FastifyReply) {
  return scope === "mine" ? ensureOwner(request, reply) : findOwner(request);
}
