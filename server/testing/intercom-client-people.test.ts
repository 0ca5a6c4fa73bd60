import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { takeIds } from "../database/id-sequence.ts";
import { theWorkspaceId } from "../database/tables.ts";
import { failureOf, serveToIntercomClient, v216, type Served } from "./intercom-client.ts";
import { testContacts, testConversations, testTime } from "./test-workspace.ts";

let served: Served;
let client: Served["client"];
beforeAll(async () => {
  served = await serveToIntercomClient();
  ({ client } = served);
});
afterAll(() => served.app.close());

describe("contacts", () => {
  beforeAll(async () => {
    const { database } = served.app;
    const seqs = await takeIds(database.db, database.dialect, "contact", 20);
    await database.db
      .insertInto("contacts")
      .values(
        seqs.map((seq) => ({
          workspace_id: theWorkspaceId,
          id: seq.toString(16).padStart(24, "7"),
          seq,
          external_id: `contact ${seq}`,
          role: "user",
          email: `number-${seq}@example.com`,
          phone: null,
          name: null,
          owner_id: "7",
          unsubscribed_from_emails: 0,
          signed_up_at: null,
          last_seen_at: null,
          profile: "{}",
          custom_attributes: "{}",
          merged_into: null,
          created_at: testTime,
          updated_at: testTime,
        })),
      )
      .execute();
  });

  test("are walked over several pages, each once", async () => {
    const ids: string[] = [];
    for await (const contact of await client.contacts.list({ per_page: 5 }))
      ids.push(contact.id ?? "");
    expect(ids).toHaveLength(23);
    expect(new Set(ids).size).toBe(23);
  });

  test("are searched over several pages", async () => {
    const found: unknown[] = [];
    const pages = await client.contacts.search({
      query: { field: "email", operator: "~", value: "number-" },
      pagination: { per_page: 6 },
    });
    for await (const { email } of pages) found.push(email);
    expect(new Set(found).size).toBe(20);
  });

  test("are found by either id", async () => {
    const { id, external_id, name } = testContacts.ada;
    const contact = await client.contacts.find({ contact_id: id });
    expect(contact).toMatchObject({ type: "contact", id, external_id, name, role: "user" });
    expect(await client.contacts.showContactByExternalId({ external_id })).toEqual(contact);
  });

  test("carry their owner's id as the version has it", async () => {
    const { id } = await client.contacts.showContactByExternalId({ external_id: "contact 5" });
    const contact_id = id ?? "";
    expect(await client.contacts.find({ contact_id })).toMatchObject({ owner_id: 7 });
    expect(await client.contacts.find({ contact_id }, v216)).toMatchObject({ owner_id: "7" });
  });

  test("take fields and references, and give references back as lists", async () => {
    const contact_id = testContacts.ada.id;
    const linked = await client.contacts.update({
      contact_id,
      name: "Ada King",
      custom_attributes: { orders: ["3", "1"], main_order: "2" },
    });
    expect(linked.name).toBe("Ada King");
    expect(linked.custom_attributes).toMatchObject({
      orders: { type: "Order.list", instances: [{ id: "3" }, { id: "1" }] },
      main_order: { type: "Order.list", instances: [{ id: "2", type: "Order" }] },
    });
    const custom_attributes = { orders: [], main_order: null };
    const unlinked = await client.contacts.update({ contact_id, custom_attributes });
    expect(unlinked.custom_attributes).toMatchObject({
      orders: { instances: [] },
      main_order: { instances: [] },
    });
  });

  test("that there are not are not found, and a wrong token comes to none", async () => {
    const contact_id = "f".repeat(24);
    expect(await failureOf(client.contacts.find({ contact_id }))).toMatchObject({ status: 404 });
    expect(await failureOf(served.clientWith("wrong").contacts.find({ contact_id }))).toMatchObject(
      {
        status: 401,
        body: { errors: [{ code: "unauthorized", message: "Access Token Invalid" }] },
      },
    );
  });
});

describe("conversations", () => {
  const conversation_id = testConversations.delivery.id;

  test("are listed, found and searched", async () => {
    const listed: unknown[] = [];
    for await (const { id } of await client.conversations.list({ per_page: 1 })) listed.push(id);
    expect(new Set(listed)).toEqual(new Set(["1", "2"]));
    const one = await client.conversations.find({ conversation_id });
    expect(one).toMatchObject({
      type: "conversation",
      id: conversation_id,
      contacts: { type: "contact.list", contacts: [{ id: testContacts.ada.id }] },
      conversation_parts: { total_count: 1 },
    });
    const found: unknown[] = [];
    const pages = await client.conversations.search({
      query: { field: "contact_ids", operator: "=", value: testContacts.grace.id },
      pagination: { per_page: 1 },
    });
    for await (const { id } of pages) found.push(id);
    expect(found).toEqual([testConversations.invoice.id]);
  });

  test("take references, which their type in the client does not know", async () => {
    const custom_attributes = { orders: ["1", "2"] } as unknown as Record<string, string>;
    const updated = await client.conversations.update({ conversation_id, custom_attributes });
    expect(updated.custom_attributes).toMatchObject({
      orders: { type: "Order.list", instances: [{ id: "1" }, { id: "2" }] },
    });
    const again = await client.conversations.find({ conversation_id });
    expect(again.custom_attributes).toEqual(updated.custom_attributes);
  });

  test("refuse a reference to what is not there, and keep what they had", async () => {
    const custom_attributes = { orders: ["1", "999"] } as unknown as Record<string, string>;
    const before = await client.conversations.find({ conversation_id });
    expect(
      await failureOf(client.conversations.update({ conversation_id, custom_attributes })),
    ).toMatchObject({ status: 400, body: { errors: [{ field: "custom_attributes.orders" }] } });
    expect(await client.conversations.find({ conversation_id })).toEqual(before);
    expect((await failureOf(client.conversations.find({ conversation_id: "999" }))).status).toBe(
      404,
    );
  });
});
