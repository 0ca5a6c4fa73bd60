import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import { attributeEndpoints } from "../../../contract/attributes.ts";
import type { MissingCapabilities } from "../../../contract/capabilities.ts";
import { schemaDeletionEndpoints } from "../../../contract/schema-deletions.ts";
import type { Database } from "../../database/database.ts";
import { invalidParameter } from "../../http/api-error.ts";
import { requireCapability } from "../../http/require-capability.ts";
import { route } from "../../http/route.ts";
import { deleteAttribute, readAttributeDeletion } from "./attribute-deletion.ts";
import { attributeImage } from "./attribute-image.ts";
import { conversationAttributeRoutes } from "./conversation-attribute-routes.ts";
import { dataAttributeRoutes } from "./data-attribute-routes.ts";
import { moveAttribute } from "./move-attribute.ts";
import { requireLocalChange } from "./require-local-change.ts";
import { createAttribute, getAttribute, updateAttribute } from "./store.ts";
import { countAttributeUsage } from "./usage.ts";

export function attributeRoutes(
  app: FastifyInstance,
  database: Database,
  missing: MissingCapabilities,
): void {
  route(app, attributeEndpoints.create, async ({ body }) => {
    requireCapability(missing, "change_types");
    const { owner_kind: kind, object_type_id: objectTypeId, attribute } = body;
    if ((kind === "instance") !== (objectTypeId !== null)) {
      throw invalidParameter(
        "object_type_id",
        "object_type_id names the type of an attribute of instances, and is null for others",
      );
    }
    const id = await createAttribute(database, { kind, objectTypeId }, attribute, "attribute.");
    return getAttribute(database, id);
  });

  route(app, attributeEndpoints.update, async ({ params, body }) => {
    requireLocalChange(missing, await getAttribute(database, params.attribute_id), body);
    await updateAttribute(database, params.attribute_id, body);
    return getAttribute(database, params.attribute_id);
  });

  route(app, attributeEndpoints.move, async ({ params, body }) => {
    await moveAttribute(database, params.attribute_id, body.before_id);
    return getAttribute(database, params.attribute_id);
  });

  route(app, attributeEndpoints.usage, async ({ params }) =>
    countAttributeUsage(database, await getAttribute(database, params.attribute_id)),
  );

  route(app, schemaDeletionEndpoints.attributeAccount, ({ params }) =>
    readAttributeDeletion(database, params.attribute_id),
  );

  route(app, schemaDeletionEndpoints.attributeImage, async ({ params }) =>
    Readable.from(await attributeImage(database, params.attribute_id)),
  );

  route(app, schemaDeletionEndpoints.deleteAttribute, async ({ params, query }) => {
    requireCapability(missing, "change_types");
    return {
      attribute_id: params.attribute_id,
      records: await deleteAttribute(database, params.attribute_id, query.revision),
    };
  });

  dataAttributeRoutes(app, database, missing);
  conversationAttributeRoutes(app, database, missing);
}
