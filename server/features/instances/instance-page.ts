import type { FastifyRequest } from "fastify";
import type { Attribute } from "../../../contract/attributes.ts";
import type { Queries } from "../../database/database.ts";
import { attributesJson } from "../../workspace/attributes-json.ts";
import { instanceJson, type InstanceRow } from "../../workspace/instance-json.ts";

/** Instances of one type as JSON, each with the references it holds; with `names` only these attributes come along. */
export async function instancesJson(
  db: Queries,
  attributes: readonly Attribute[],
  rows: readonly InstanceRow[],
  names?: ReadonlySet<string>,
): Promise<string[]> {
  const values = await attributesJson(db, "instance", attributes, rows, names);
  return rows.map((row, index) => instanceJson(row, values[index]));
}

/** A list in Intercom's page-number dialect. `next` is the address of this very request, with the next page's number. */
export function instanceListJson(
  instances: readonly string[],
  total: number,
  { page, perPage }: { page: number; perPage: number },
  request: FastifyRequest,
): string {
  const totalPages = Math.ceil(total / perPage);
  const next =
    page < totalPages ? `,"next":${JSON.stringify(addressOfPage(request, page + 1))}` : "";
  return (
    `{"type":"list","pages":{"type":"pages","page":${page},"per_page":${perPage},"total_pages":${totalPages}${next}}` +
    `,"total_count":${total},"data":[${instances.join(",")}]}`
  );
}

function addressOfPage(request: FastifyRequest, page: number): string {
  const [path = "", query] = request.url.split("?", 2);
  const parameters = new URLSearchParams(query);
  parameters.set("page", String(page));
  return `${request.protocol}://${request.host}${path}?${parameters.toString()}`;
}
