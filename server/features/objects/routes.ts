import type { FastifyInstance } from "fastify";
import { objectEndpoints } from "../../../contract/objects.ts";
import type { Database } from "../../database/database.ts";
import { route } from "../../http/route.ts";
import { readDataModel } from "./store.ts";

export function objectRoutes(app: FastifyInstance, database: Database): void {
  route(app, objectEndpoints.schema, () => readDataModel(database));
}
