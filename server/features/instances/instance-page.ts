import type { FastifyRequest } from "fastify";
import type { Attribute } from "../../../contract/attributes.ts";
import { parseJson, type JsonObject } from "../../../contract/json.ts";
import type { Queries } from "../../database/database.ts";
import { customAttributesJson } from "../../workspace/custom-attributes-json.ts";
import { instanceJson, type InstanceRow } from "../../workspace/instance-json.ts";
import { readReferences } from "../../workspace/references.ts";
import { relationshipAttributes } from "../../workspace/schema.ts";

/** Instances of one type as JSON, each with the references it holds. */
export async function instancesJson(
  db: Queries,
  attributes: readonly Attribute[],
  rows: readonly InstanceRow[],
): Promise<string[]> {
  if (rows.length === 0 || relationshipAttributes(attributes).length === 0)
    return rows.map((row) => instanceJson(row));
  const references = Object.groupBy(
    await readReferences(
      db,
      "instance",
      rows.map(({ id }) => id),
    ),
    ({ owner_id }) => owner_id,
  );
  return rows.map((row) =>
    instanceJson(
      row,
      customAttributesJson(row.custom_attributes, attributes, references[row.id] ?? []),
    ),
  );
}

/** As `instancesJson`, with these attributes alone; only the references that they hold are read. */
export async function chosenAttributesJson(
  db: Queries,
  attributes: readonly Attribute[],
  rows: readonly InstanceRow[],
  names: ReadonlySet<string>,
): Promise<string[]> {
  const chosen = attributes.filter(({ name }) => names.has(name));
  return instancesJson(
    db,
    chosen,
    rows.map((row) => ({ ...row, custom_attributes: only(names, row.custom_attributes) })),
  );
}

function only(names: ReadonlySet<string>, customAttributes: string): string {
  const values = parseJson(customAttributes) as JsonObject;
  return JSON.stringify(
    Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name))),
  );
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
