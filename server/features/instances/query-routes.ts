import type { FastifyInstance } from "fastify";
import { instanceQueryEndpoints } from "../../../contract/instance-query.ts";
import type { Database } from "../../database/database.ts";
import { abortedWhenClosed } from "../../http/aborted-when-closed.ts";
import { route } from "../../http/route.ts";
import { readColumns } from "../../workspace/query/query-columns.ts";
import { readSelection, type InstanceSelection } from "../../workspace/query/instance-selection.ts";
import { loadSchema } from "../../workspace/schema.ts";
import type { TableCache } from "./facets/table-cache.ts";
import { instancesJson } from "./instance-page.ts";
import { queryInstances } from "./query-instances.ts";
import { getLiveType } from "./rules.ts";

const defaultPerPage = 20;

/** `noteUse` hears by which attributes a type is sorted and filtered. */
export function instanceQueryRoutes(
  app: FastifyInstance,
  database: Database,
  tables: TableCache,
  noteUse: (typeId: string, attributes: readonly string[]) => void,
): void {
  route(app, instanceQueryEndpoints.query, async ({ params, query, reply }) => {
    const schema = await loadSchema(database);
    const type = getLiveType(schema, params.custom_object_type_identifier);
    const selection = readSelection(
      { dialect: database.dialect, schema, type, now: Math.floor(Date.now() / 1000) },
      query,
    );
    noteUse(type.id, usedAttributes(selection));
    const columns = readColumns(query.columns);
    const { page = 1, per_page = defaultPerPage, after, before } = query;
    const skip = (page - 1) * per_page;
    const found = await queryInstances(
      database,
      tables,
      { of: { type, schemaVersion: schema.version }, selection, signal: abortedWhenClosed(reply) },
      { per_page, after, before, skip },
    );
    const instances = await instancesJson(database.db, type.attributes, found.rows, columns);
    const { total, total_is_exact } = found;
    const rest = JSON.stringify({ total, total_is_exact, page: found.page });
    return `{"instances":[${instances.join(",")}],${rest.slice(1)}`;
  });
}

function usedAttributes({ sortedBy, served }: InstanceSelection): string[] {
  const sorted = sortedBy === undefined ? [] : [sortedBy];
  return [...new Set([...sorted, ...served.map(({ attribute }) => attribute)])];
}
