import type { FastifyInstance } from "fastify";
import { associationEndpoints } from "../../../contract/associations.ts";
import { referenceEndpoints } from "../../../contract/references.ts";
import type { Database } from "../../database/database.ts";
import { authorOf } from "../../http/author.ts";
import { route } from "../../http/route.ts";
import { loadSchema } from "../../workspace/schema.ts";
import { openGraph } from "./graph.ts";
import { readHeldReferences, readReferenceSet } from "./held-references.ts";
import { listHolders, readHolders } from "./holders.ts";
import { getOwner, getRelationship } from "./owner.ts";
import { countAllReferences, listReferences } from "./reference-list.ts";
import type { ReferenceWriter } from "./reference-writer.ts";

const defaultPerPage = 50;

export function associationRoutes(
  app: FastifyInstance,
  database: Database,
  writer: ReferenceWriter,
): void {
  const { db } = database;

  route(app, associationEndpoints.get, async ({ params }) => {
    const graph = await openGraph(database);
    const record = { kind: params.owner_kind, id: params.owner_id };
    const owner = await getOwner(db, graph.schema, record);
    return {
      references: await readHeldReferences(db, owner),
      referenced_by: await readHolders(graph, owner),
    };
  });

  route(app, associationEndpoints.holders, async ({ params, query }) => {
    const graph = await openGraph(database);
    const owner = await getOwner(db, graph.schema, { kind: "instance", id: params.instance_id });
    return listHolders(graph, owner, params.attribute_id, {
      per_page: query.per_page ?? defaultPerPage,
      after: query.after,
      before: query.before,
    });
  });

  route(app, associationEndpoints.getReferences, async ({ params }) => {
    const schema = await loadSchema(database);
    const owner = await getOwner(db, schema, { kind: params.owner_kind, id: params.owner_id });
    return readReferenceSet(db, owner, getRelationship(owner, params.attribute_name));
  });

  route(app, associationEndpoints.replaceReferences, ({ params, body, request }) =>
    writer.replaceReferenceSet(
      { kind: params.owner_kind, id: params.owner_id },
      params.attribute_name,
      { expectedIds: body.expected_ids, ids: body.ids },
      authorOf(request),
    ),
  );

  route(app, referenceEndpoints.counts, async () => ({
    attributes: await countAllReferences(database),
  }));

  route(app, referenceEndpoints.list, ({ params, query }) =>
    listReferences(database, params.attribute_id, {
      per_page: query.per_page ?? defaultPerPage,
      after: query.after,
      before: query.before,
    }),
  );
}
