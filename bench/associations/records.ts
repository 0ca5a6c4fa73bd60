import { DatabaseSync } from "node:sqlite";

/** Contacts that refer to something, spread over the workspace. */
export function spreadContacts(file: string, count: number): string[] {
  const ids = readIds(
    file,
    "select distinct owner_id as id from instance_references where owner_kind = 'contact' order by id",
  );
  const step = Math.max(1, Math.floor(ids.length / count));
  return ids.filter((_id, place) => place % step === 0).slice(0, count);
}

export function heaviestContact(file: string): string {
  const [id = ""] = readIds(
    file,
    `select owner_id as id from instance_references where owner_kind = 'contact'
     group by owner_id order by count(*) desc, owner_id limit 1`,
  );
  return id;
}

/** Let contacts and conversations refer to one order, a reference each, until there are `count`. Returns the order. */
export function crowdAnOrder(file: string, count: number): string {
  const database = new DatabaseSync(file);
  const order = database
    .prepare("select id from instances where object_type_id = 'Order' order by seq limit 1")
    .get();
  const id = String(order?.["id"]);
  const insert = (kind: string, table: string, most: number) =>
    database
      .prepare(
        `insert into instance_references
           (workspace_id, owner_kind, owner_type, owner_id, attribute, position, instance_id)
         select workspace_id, ?, '', id, 'order', 1000000, ? from ${table} limit ?`,
      )
      .run(kind, id, most).changes;
  const contacts = Number(insert("contact", "contacts", count));
  insert("conversation", "conversations", count - contacts);
  database.close();
  return id;
}

function readIds(file: string, query: string): string[] {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare(query).all();
  database.close();
  return rows.map(({ id }) => String(id));
}
