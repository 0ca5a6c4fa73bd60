import type { FastifyInstance } from "fastify";
import { everywhereSearchEndpoint } from "../../../contract/everywhere-search.ts";
import type { Database } from "../../database/database.ts";
import { route } from "../../http/route.ts";
import { searchEverywhere } from "./search-everywhere.ts";

const defaultLimit = 10;

export function searchRoutes(app: FastifyInstance, database: Database): void {
  route(app, everywhereSearchEndpoint, async ({ query, request }) => ({
    groups: await searchEverywhere(database, query.q, {
      limit: query.limit ?? defaultLimit,
      signal: request.signal,
    }),
  }));
}
