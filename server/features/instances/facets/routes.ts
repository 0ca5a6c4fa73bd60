import type { FastifyInstance, FastifyReply } from "fastify";
import * as z from "zod";
import { facetEndpoints } from "../../../../contract/facets.ts";
import { instanceGroupEndpoints, mostGroupFigures } from "../../../../contract/instance-groups.ts";
import type { Database } from "../../../database/database.ts";
import { abortedWhenClosed } from "../../../http/aborted-when-closed.ts";
import { route } from "../../../http/route.ts";
import { readSelection, type SelectionQuery } from "../../../workspace/query/instance-selection.ts";
import { readJsonParameter } from "../../../workspace/query/json-parameter.ts";
import { loadSchema } from "../../../workspace/schema.ts";
import { getLiveType } from "../rules.ts";
import { facetFields, figureFields, groupField } from "./facet-field.ts";
import { readFacets } from "./read-facets.ts";
import { readGroups } from "./read-groups.ts";
import type { TableCache } from "./table-cache.ts";

const wantedSchema = z.array(z.string()).max(500);
const figuresSchema = z.array(z.string()).max(mostGroupFigures);

export function facetRoutes(app: FastifyInstance, database: Database, cache: TableCache): void {
  route(app, facetEndpoints.list, async ({ params, query, reply }) => {
    const request = await readRequest(params.custom_object_type_identifier, query, reply);
    const wanted = readJsonParameter("fields", query.fields, wantedSchema);
    return readFacets(database, cache, {
      ...request,
      fields: facetFields(request.of.type.attributes, wanted),
      timeZone: query.time_zone ?? "UTC",
    });
  });

  route(app, instanceGroupEndpoints.list, async ({ params, query, reply }) => {
    const request = await readRequest(params.custom_object_type_identifier, query, reply);
    const { attributes } = request.of.type;
    const wanted = readJsonParameter("figures", query.figures, figuresSchema) ?? [];
    return readGroups(database, cache, {
      ...request,
      by: groupField(attributes, query.group_by),
      figures: figureFields(attributes, wanted),
    });
  });

  /** What is asked of which instances. */
  async function readRequest(typeId: string, query: SelectionQuery, reply: FastifyReply) {
    const schema = await loadSchema(database);
    const type = getLiveType(schema, typeId);
    const now = Math.floor(Date.now() / 1000);
    return {
      of: { type, schemaVersion: schema.version },
      selection: readSelection({ dialect: database.dialect, schema, type, now }, query),
      signal: abortedWhenClosed(reply),
    };
  }
}
