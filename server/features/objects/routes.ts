import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import type { MissingCapabilities } from "../../../contract/capabilities.ts";
import { objectEndpoints } from "../../../contract/objects.ts";
import { schemaDeletionEndpoints } from "../../../contract/schema-deletions.ts";
import type { Database } from "../../database/database.ts";
import { requireCapability } from "../../http/require-capability.ts";
import { route } from "../../http/route.ts";
import { loadSchema } from "../../workspace/schema.ts";
import { deleteObjectType } from "./delete-object-type.ts";
import { objectTypeImage } from "./object-type-image.ts";
import {
  countObjectTypeUsage,
  createObjectType,
  readDataModel,
  readObjectType,
  updateObjectType,
} from "./store.ts";
import { readTypeDeletion } from "./type-deletion-account.ts";

export function objectRoutes(
  app: FastifyInstance,
  database: Database,
  missing: MissingCapabilities,
): void {
  route(app, objectEndpoints.schema, () => readDataModel(database));

  route(app, objectEndpoints.create, async ({ body }) => {
    requireCapability(missing, "change_types");
    await createObjectType(database, body);
    return readObjectType(database, body.id);
  });

  route(app, objectEndpoints.update, async ({ params, body }) => {
    const { archived } = await readObjectType(database, params.object_type_id);
    if ((body.archived ?? archived) !== archived) requireCapability(missing, "change_types");
    await updateObjectType(database, params.object_type_id, body);
    return readObjectType(database, params.object_type_id);
  });

  route(app, objectEndpoints.usage, ({ params }) =>
    countObjectTypeUsage(database, params.object_type_id),
  );

  route(app, schemaDeletionEndpoints.typeAccount, async ({ params }) =>
    readTypeDeletion(database.longReads(), await loadSchema(database), params.object_type_id),
  );

  route(app, schemaDeletionEndpoints.typeImage, async ({ params }) => {
    const schema = await loadSchema(database);
    return Readable.from(await objectTypeImage(database.db, schema, params.object_type_id));
  });

  route(app, schemaDeletionEndpoints.deleteType, async ({ params, query }) => {
    requireCapability(missing, "change_types");
    return {
      object_type_id: params.object_type_id,
      deleted_instances: await deleteObjectType(database, params.object_type_id, query.revision),
    };
  });
}
