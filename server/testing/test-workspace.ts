import type { Attribute, OwnerKind } from "../../contract/attributes.ts";
import type { Database, Queries } from "../database/database.ts";
import { takeIds } from "../database/id-sequence.ts";
import { theWorkspaceId } from "../database/tables.ts";
import { insertReferences } from "../workspace/references.ts";
import { ensureWorkspace } from "../workspace/workspace.ts";

const workspace_id = theWorkspaceId;

/** When everything in the test workspace was made: 2026-03-01T09:30:00Z. */
export const testTime = 1_772_357_400;

export const testContacts = {
  ada: { id: "64f00000000000000000000a", external_id: "ada", name: "Ada Lovelace" },
  grace: { id: "64f00000000000000000000b", external_id: "grace", name: "Grace Hopper" },
  /** Has neither a name nor an external id. */
  nameless: { id: "64f00000000000000000000c", external_id: null, name: null },
} as const;

/** Ada wrote the first, Ada and Grace stand in the second. */
export const testConversations = { delivery: { id: "1" }, invoice: { id: "2" } } as const;

/** Three orders, oldest first; their `order_number` is `A-1`, `A-2` and `A-3`. */
export const testOrders = {
  first: { id: "1", external_id: "order_001" },
  second: { id: "2", external_id: "order_002" },
  third: { id: "3", external_id: "order_003" },
} as const;

/**
 * Fill an empty database by direct inserts: the types Order (an attribute of every data type), Shipment (refers to orders)
 * and the archived Ticket, attributes of contacts and conversations, and the records named above. Nothing refers to anything yet.
 */
export async function insertTestWorkspace(database: Database): Promise<void> {
  await ensureWorkspace(database, { name: "Test workspace", demo: false });
  await database.transaction(async (db) => {
    await insertObjectType(db, { id: "Order", label: "Order", title_attribute: "order_number" });
    await insertObjectType(db, { id: "Shipment", label: "Shipment" });
    await insertObjectType(db, { id: "Ticket", label: "Ticket", archived: 1 });
    const insert = (attribute: TestAttribute) => insertAttribute(db, database, attribute);
    const order = { owner_kind: "instance", object_type_id: "Order" } as const;
    await insert({ ...order, name: "order_number", data_type: "string" });
    await insert({ ...order, name: "total_amount", data_type: "decimal" });
    await insert({ ...order, name: "items", data_type: "integer" });
    await insert({ ...order, name: "gift", data_type: "boolean" });
    await insert({ ...order, name: "placed_at", data_type: "datetime" });
    await insert({ ...order, name: "note", data_type: "string" });
    await insert({ ...order, name: "status", data_type: "list", options: statusOptions });
    await insert({ ...order, name: "old_note", data_type: "string", archived: 1 });
    const shipment = { owner_kind: "instance", object_type_id: "Shipment" } as const;
    await insert({ ...shipment, name: "tracking", data_type: "string", required: 1 });
    await insert({ ...shipment, name: "main_order", ...reference("one") });
    await insert({ ...shipment, name: "orders", ...reference("many") });
    for (const owner_kind of ["contact", "conversation"] as const) {
      await insert({ owner_kind, name: "topic", data_type: "string" });
      await insert({ owner_kind, name: "main_order", ...reference("one") });
      await insert({ owner_kind, name: "orders", ...reference("many") });
    }
    await insertOrders(db, database);
    await insertContacts(db, database);
    await insertConversations(db, database);
  });
}

const statusOptions: Attribute["options"] = [
  { id: "opt-open", label: "open", archived: false },
  { id: "opt-paid", label: "paid", archived: false },
  { id: "opt-lost", label: "lost", archived: true },
];

function reference(type: "one" | "many") {
  return {
    data_type: "relationship",
    reference_type: type,
    reference_object_type_id: "Order",
  } as const;
}

const times = { created_at: testTime, updated_at: testTime };

export async function insertObjectType(
  db: Queries,
  type: { id: string; label: string; title_attribute?: string; archived?: number },
): Promise<void> {
  await db
    .insertInto("object_types")
    .values({
      workspace_id,
      label_plural: `${type.label}s`,
      description: "",
      icon: "box",
      title_attribute: null,
      archived: 0,
      position: 0,
      ...times,
      ...type,
    })
    .execute();
}

interface TestAttribute {
  owner_kind: Attribute["owner_kind"];
  object_type_id?: string;
  name: string;
  data_type: Attribute["data_type"];
  required?: number;
  options?: Attribute["options"];
  reference_type?: "one" | "many";
  reference_object_type_id?: string;
  archived?: number;
}

export async function insertAttribute(
  db: Queries,
  { dialect }: Database,
  { options = [], ...attribute }: TestAttribute,
): Promise<void> {
  const [id = 0] = await takeIds(db, dialect, "attribute");
  await db
    .insertInto("attributes")
    .values({
      workspace_id,
      id,
      object_type_id: null,
      label: attribute.name,
      description: "",
      required: 0,
      options: JSON.stringify(options),
      reference_type: null,
      reference_object_type_id: null,
      archived: 0,
      position: id,
      ...times,
      ...attribute,
    })
    .execute();
}

async function insertOrders(db: Queries, { dialect }: Database): Promise<void> {
  const orders = Object.values(testOrders);
  const seqs = await takeIds(db, dialect, "instance", orders.length);
  for (const [index, order] of orders.entries()) {
    const seq = seqs[index] ?? 0;
    await db
      .insertInto("instances")
      .values({
        workspace_id,
        ...order,
        seq,
        object_type_id: "Order",
        external_created_at: null,
        external_updated_at: null,
        custom_attributes: JSON.stringify({ order_number: `A-${index + 1}` }),
        ...times,
      })
      .execute();
    await db
      .insertInto("instance_counts")
      .values({ workspace_id, object_type_id: "Order", slot: seq % 16, instances: 1 })
      .execute();
  }
}

async function insertContacts(db: Queries, { dialect }: Database): Promise<void> {
  const contacts = Object.values(testContacts);
  const seqs = await takeIds(db, dialect, "contact", contacts.length);
  await db
    .insertInto("contacts")
    .values(
      contacts.map((contact, index) => ({
        workspace_id,
        ...contact,
        seq: seqs[index] ?? 0,
        role: "user",
        email: `contact-${index + 1}@example.com`,
        phone: null,
        owner_id: null,
        unsubscribed_from_emails: 0,
        signed_up_at: null,
        last_seen_at: null,
        profile: "{}",
        custom_attributes: "{}",
        merged_into: null,
        ...times,
      })),
    )
    .execute();
}

async function insertConversations(db: Queries, { dialect }: Database): Promise<void> {
  const { ada, grace } = testContacts;
  const author = { type: "user", id: ada.id, name: ada.name, email: "contact-1@example.com" };
  for (const { title, text, contacts } of [
    { title: "Where is my order?", text: "It was due on Monday.", contacts: [ada] },
    { title: null, text: "The invoice is wrong.", contacts: [ada, grace] },
  ]) {
    const [seq = 0] = await takeIds(db, dialect, "conversation");
    await db
      .insertInto("conversations")
      .values({
        workspace_id,
        id: String(seq),
        seq,
        title,
        state: "open",
        read: 0,
        priority: "none",
        admin_assignee_id: 0,
        team_assignee_id: 0,
        waiting_since: null,
        snoozed_until: null,
        source: JSON.stringify({
          type: "email",
          id: String(seq),
          delivered_as: "customer_initiated",
          subject: "",
          body: `<p>${text}</p>`,
          author,
          attachments: [],
          url: null,
          redacted: false,
        }),
        source_text: text,
        tags: "[]",
        custom_attributes: "{}",
        ...times,
      })
      .execute();
    for (const [position, { id }] of contacts.entries()) {
      await db
        .insertInto("conversation_contacts")
        .values({ workspace_id, conversation_id: String(seq), contact_id: id, position })
        .execute();
    }
    await db
      .insertInto("conversation_parts")
      .values({
        workspace_id,
        conversation_id: String(seq),
        position: 0,
        id: `${seq}1`,
        part_type: "comment",
        body: "<p>We are on it.</p>",
        author: JSON.stringify({ type: "admin", id: "7", name: "Sam", email: "sam@example.com" }),
        created_at: testTime,
      })
      .execute();
  }
}

/** Let a record refer to instances, sound or not; the instance that refers is a Shipment. */
export function holdReferences(
  db: Queries,
  owner: { kind: OwnerKind; id: string },
  attribute: string,
  ids: string[],
): Promise<void> {
  return insertReferences(
    db,
    ids.map((instance_id, position) => ({
      owner_kind: owner.kind,
      owner_type: owner.kind === "instance" ? "Shipment" : "",
      owner_id: owner.id,
      attribute,
      position,
      instance_id,
    })),
  );
}
