import { wholesaleBuyer } from "../../server/demo/special-contacts.ts";
import type { Database } from "../../server/database/database.ts";
import { openDatabase } from "../../server/database/open-database.ts";
import { theWorkspaceId } from "../../server/database/tables.ts";

/** How many orders each colleague and each conversation of the buyer names. */
const ordersOfColleague = 300;
const ordersOfConversation = 25;

/** The buyer with the most orders, those who share them, and the ids of the attributes that name orders and devices. */
export interface DenseRecords {
  buyer: string;
  colleagues: string[];
  orders: string;
  devices: string;
  ordersOfColleague: number;
}

/**
 * The demo is a tree nearly everywhere. Here two colleagues and the conversations of one buyer name the same orders:
 * what is on the screen then has three times as many links as records.
 */
export async function addDenseRecords(file: string): Promise<DenseRecords> {
  const database = await openDatabase({ file });
  try {
    return await shareOrders(database);
  } finally {
    await database.close();
  }
}

async function shareOrders({ db }: Database): Promise<DenseRecords> {
  const { id: buyer } = await db
    .selectFrom("contacts")
    .select("id")
    .where("workspace_id", "=", theWorkspaceId)
    .where("external_id", "=", `customer_${10_000 + wholesaleBuyer}`)
    .executeTakeFirstOrThrow();
  const attributeId = async (name: string) => {
    const { id } = await db
      .selectFrom("attributes")
      .select("id")
      .where("workspace_id", "=", theWorkspaceId)
      .where("owner_kind", "=", "contact")
      .where("name", "=", name)
      .executeTakeFirstOrThrow();
    return String(id);
  };
  const orders = (
    await db
      .selectFrom("instance_references")
      .select("instance_id")
      .where("workspace_id", "=", theWorkspaceId)
      .where("owner_kind", "=", "contact")
      .where("owner_id", "=", buyer)
      .where("attribute", "=", "order")
      .orderBy("position")
      .execute()
  ).map(({ instance_id }) => instance_id);
  const conversations = await db
    .selectFrom("conversation_contacts")
    .select("conversation_id")
    .where("workspace_id", "=", theWorkspaceId)
    .where("contact_id", "=", buyer)
    .execute();
  const colleagues = (
    await db
      .selectFrom("contacts")
      .select("id")
      .where("workspace_id", "=", theWorkspaceId)
      .where("id", "!=", buyer)
      .where("merged_into", "is", null)
      .orderBy("seq")
      .limit(2)
      .execute()
  ).map(({ id }) => id);
  const rows = [
    ...colleagues.map((id) => ({ kind: "contact" as const, id, count: ordersOfColleague })),
    ...conversations.map(({ conversation_id: id }) => ({
      kind: "conversation" as const,
      id,
      count: ordersOfConversation,
    })),
  ].flatMap(({ kind, id, count }, owner) =>
    Array.from({ length: count }, (_, index) => ({
      workspace_id: theWorkspaceId,
      owner_kind: kind,
      owner_type: "",
      owner_id: id,
      attribute: "order",
      // Before what it may hold already.
      position: index - 1000,
      instance_id: orders[(owner * 37 + index * (kind === "contact" ? 1 : 13)) % 350] ?? "",
    })),
  );
  const rowsPerInsert = 500;
  for (let start = 0; start < rows.length; start += rowsPerInsert)
    await db
      .insertInto("instance_references")
      .values(rows.slice(start, start + rowsPerInsert))
      .execute();
  return {
    buyer,
    colleagues,
    orders: await attributeId("order"),
    devices: await attributeId("device"),
    ordersOfColleague,
  };
}
