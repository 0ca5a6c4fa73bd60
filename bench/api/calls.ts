import { DatabaseSync } from "node:sqlite";

/** A call to measure; `path` and `body` may vary with the number of the request. */
export interface BenchCall {
  name: string;
  method: "GET" | "POST";
  path: (request: number) => string;
  body?: (request: number) => string;
}

const spread = 997;

/** The calls, on records that the workspace really holds, spread over it so that no cache of one record helps. */
export function benchCalls(file: string): BenchCall[] {
  const database = new DatabaseSync(file, { readOnly: true });
  const instances = database
    .prepare(
      "select id, external_id from instances where object_type_id = 'Order' and external_id is not null order by id limit 20000",
    )
    .all() as { id: string; external_id: string }[];
  const contacts = database
    .prepare(
      "select owner_id as id from instance_references where owner_kind = 'contact' and attribute = 'order' group by owner_id limit 5000",
    )
    .all() as { id: string }[];
  const { total } = database
    .prepare("select count(*) as total from instances where object_type_id = 'Order'")
    .get() as { total: number };
  database.close();

  const orders = "/api/custom_object_instances/Order";
  const pick = <Item>(items: Item[], request: number): Item =>
    items[(request * spread) % items.length] as Item;
  const deepPage = Math.min(1000, Math.floor(total / 50));
  return [
    { name: "list of 50, first page", method: "GET", path: () => `${orders}?page=1&per_page=50` },
    {
      name: `list of 50, page ${deepPage}`,
      method: "GET",
      path: () => `${orders}?page=${deepPage}&per_page=50`,
    },
    {
      name: "list of a contact",
      method: "GET",
      path: (request) =>
        `${orders}?references_contact_id=${pick(contacts, request).id}&per_page=50`,
    },
    {
      name: "get by id",
      method: "GET",
      path: (request) => `${orders}/${pick(instances, request).id}`,
    },
    {
      name: "get by external id",
      method: "GET",
      path: (request) =>
        `${orders}?external_id=${encodeURIComponent(pick(instances, request).external_id)}`,
    },
    {
      name: "durable upsert",
      method: "POST",
      path: () => orders,
      body: (request) =>
        JSON.stringify({
          external_id: pick(instances, request).external_id,
          custom_attributes: { items: request % 90, note: `changed ${request}` },
        }),
    },
  ];
}
