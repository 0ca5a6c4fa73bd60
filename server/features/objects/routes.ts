import type { FastifyInstance } from "fastify";
import { objectEndpoints } from "../../../contract/objects.ts";
import type { Database } from "../../database/database.ts";
import { route } from "../../http/route.ts";
import {
  countObjectTypeUsage,
  createObjectType,
  readDataModel,
  readObjectType,
  updateObjectType,
} from "./store.ts";

export function objectRoutes(app: FastifyInstance, database: Database): void {
  route(app, objectEndpoints.schema, () => readDataModel(database));

  route(app, objectEndpoints.create, async ({ body }) => {
    await createObjectType(database, body);
    return readObjectType(database, body.id);
  });

  route(app, objectEndpoints.update, async ({ params, body }) => {
    await updateObjectType(database, params.object_type_id, body);
    return readObjectType(database, params.object_type_id);
  });

  route(app, objectEndpoints.usage, ({ params }) =>
    countObjectTypeUsage(database, params.object_type_id),
  );
}
