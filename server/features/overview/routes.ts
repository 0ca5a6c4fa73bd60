import type { FastifyInstance } from "fastify";
import { overviewEndpoint } from "../../../contract/overview.ts";
import type { Database } from "../../database/database.ts";
import { route } from "../../http/route.ts";
import { loadSchema } from "../../workspace/schema.ts";
import { readOverview } from "./store.ts";

export function overviewRoutes(app: FastifyInstance, database: Database): void {
  route(app, overviewEndpoint, async () =>
    readOverview(database.longReads(), await loadSchema(database)),
  );
}
