import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import { attributeEndpoints } from "../../../contract/attributes.ts";
import { schemaDeletionEndpoints } from "../../../contract/schema-deletions.ts";
import type { Database } from "../../database/database.ts";
import { invalidParameter } from "../../http/api-error.ts";
import { route } from "../../http/route.ts";
import { deleteAttribute, readAttributeDeletion } from "./attribute-deletion.ts";
import { attributeImage } from "./attribute-image.ts";
import { conversationAttributeRoutes } from "./conversation-attribute-routes.ts";
import { dataAttributeRoutes } from "./data-attribute-routes.ts";
import { moveAttribute } from "./move-attribute.ts";
import { createAttribute, getAttribute, updateAttribute } from "./store.ts";
import { countAttributeUsage } from "./usage.ts";

export function attributeRoutes(app: FastifyInstance, database: Database): void {
  route(app, attributeEndpoints.create, async ({ body }) => {
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

  route(app, schemaDeletionEndpoints.deleteAttribute, async ({ params, query }) => ({
    attribute_id: params.attribute_id,
    records: await deleteAttribute(database, params.attribute_id, query.revision),
  }));

  dataAttributeRoutes(app, database);
  conversationAttributeRoutes(app, database);
}
