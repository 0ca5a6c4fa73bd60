import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { facetEndpoints } from "../../../../contract/facets.ts";
import type { Database } from "../../../database/database.ts";
import { abortedWhenClosed } from "../../../http/aborted-when-closed.ts";
import { route } from "../../../http/route.ts";
import { readSelection } from "../../../workspace/query/instance-selection.ts";
import { readJsonParameter } from "../../../workspace/query/json-parameter.ts";
import { loadSchema } from "../../../workspace/schema.ts";
import { getLiveType } from "../rules.ts";
import { facetFields } from "./facet-field.ts";
import { readFacets } from "./read-facets.ts";
import { TableCache } from "./table-cache.ts";

const wantedSchema = z.array(z.string()).max(500);

export function facetRoutes(app: FastifyInstance, database: Database): void {
  const cache = new TableCache(database);

  route(app, facetEndpoints.list, async ({ params, query, reply }) => {
    const schema = await loadSchema(database);
    const type = getLiveType(schema, params.custom_object_type_identifier);
    const now = Math.floor(Date.now() / 1000);
    const selection = readSelection({ dialect: database.dialect, schema, type, now }, query);
    const wanted = readJsonParameter("fields", query.fields, wantedSchema);
    return readFacets(database, cache, {
      of: { type, schemaVersion: schema.version },
      selection,
      fields: facetFields(type.attributes, wanted),
      timeZone: query.time_zone ?? "UTC",
      signal: abortedWhenClosed(reply),
    });
  });
}
