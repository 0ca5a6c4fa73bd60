import type { FastifyInstance } from "fastify";
import { attributeIndexEndpoints } from "../../../contract/attribute-indexes.ts";
import { route } from "../../http/route.ts";
import type { AttributeIndexer } from "./attribute-indexer.ts";

export function attributeIndexRoutes(app: FastifyInstance, indexer: AttributeIndexer): void {
  route(app, attributeIndexEndpoints.list, async ({ params }) => ({
    attribute_indexes: (await indexer.list(params.object_type_id)).map(
      ({ attribute, uses, last_used_at, indexed_at }) => ({
        attribute,
        uses,
        last_used_at,
        indexed_at,
      }),
    ),
  }));
}
