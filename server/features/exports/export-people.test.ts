import { parse } from "csv-parse/sync";
import { afterEach, beforeEach, expect, it } from "vitest";
import { contactEndpoints } from "../../../contract/contacts.ts";
import { contactExportEndpoints, conversationExportEndpoints } from "../../../contract/exports.ts";
import { theWorkspaceId } from "../../database/tables.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { openTestApp, testToken, type TestApp } from "../../testing/test-app.ts";
import {
  holdReferences,
  testContacts,
  testConversations,
  testOrders,
  testTime,
} from "../../testing/test-workspace.ts";

const { ada, grace } = testContacts;
const { delivery, invoice } = testConversations;

describeOnEachDatabase("an export of contacts or conversations", (open) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(await open());
    const { first, third } = testOrders;
    const { db } = test.database;
    await holdReferences(db, { kind: "contact", id: ada.id }, "orders", [third.id, first.id]);
    await holdReferences(db, { kind: "conversation", id: invoice.id }, "main_order", [first.id]);
  });
  afterEach(() => test.close());

  async function download(kind: "contacts" | "conversations", query: Record<string, string>) {
    const reply = await test.app.inject({
      url: `/api/console/${kind}/export`,
      query,
      headers: { authorization: `Bearer ${testToken}` },
    });
    expect(reply.statusCode, reply.body.slice(0, 500)).toBe(200);
    return reply;
  }
  const columns = (...names: string[]) => JSON.stringify(names);

  it("holds what the list of contacts shows, with titles for people and ids for programs", async () => {
    await test.call(contactEndpoints.update, {
      params: { contact_id: ada.id },
      body: { custom_attributes: { topic: "=cmd" } },
    });
    const sort = JSON.stringify([{ field: "name", order: "ascending" }]);
    const query = {
      sort,
      columns: columns("name", "custom_attributes.topic", "custom_attributes.orders", "created_at"),
    };
    const readable = await download("contacts", {
      ...query,
      format: "csv",
      time_zone: "Asia/Tokyo",
    });
    expect(parse(readable.body, { bom: true })).toEqual([
      ["Name", "topic", "orders", "Created (Asia/Tokyo)"],
      [ada.name, "'=cmd", "A-3; A-1", "2026-03-01 18:30:00"],
      [grace.name, "", "", "2026-03-01 18:30:00"],
      ["", "", "", "2026-03-01 18:30:00"],
    ]);
    expect(readable.headers["content-disposition"]).toMatch(
      /filename="Contacts \d{4}-\d\d-\d\d.csv"/,
    );
    const exact = await download("contacts", { ...query, format: "csv", form: "exact" });
    expect(parse(exact.body, { columns: true })[0]).toEqual({
      name: ada.name,
      topic: "'=cmd",
      orders: "3;1",
      created_at: "2026-03-01T09:30:00Z",
    });
  });

  it("writes contacts as JSON with their place, and leaves out those merged into another", async () => {
    const contacts = test.database.db
      .updateTable("contacts")
      .where("workspace_id", "=", theWorkspaceId);
    const location = { type: "location", city: "London", region: null, country: "United Kingdom" };
    await contacts
      .set({ profile: JSON.stringify({ location }) })
      .where("id", "=", ada.id)
      .execute();
    await contacts.set({ merged_into: ada.id }).where("id", "=", grace.id).execute();
    const filter = JSON.stringify({ field: "id", operator: "IN", value: [ada.id, grace.id] });
    const { body, headers } = await download("contacts", { format: "jsonl", filter });
    expect(headers["x-export-rows"]).toBe("1");
    expect(headers["content-disposition"]).toContain("filtered.jsonl");
    expect(JSON.parse(body)).toMatchObject({
      id: ada.id,
      type: "contact",
      external_id: ada.external_id,
      location: { city: "London", region: null, country: "United Kingdom" },
      reference_count: 2,
      custom_attributes: { orders: ["3", "1"] },
    });
  });

  it("holds the conversations of a contact in a state, with who takes part and how they begin", async () => {
    const query = { contact_id: ada.id, state: "open", format: "csv" };
    const all: Record<string, string>[] = parse((await download("conversations", query)).body, {
      bom: true,
      columns: true,
    });
    expect(new Set(all.map((row) => row["Intercom id"]))).toEqual(
      new Set([delivery.id, invoice.id]),
    );
    const shared = all.find((row) => row["Intercom id"] === invoice.id);
    expect(shared).toMatchObject({
      Contacts: "Ada Lovelace; Grace Hopper",
      State: "open",
      main_order: "A-1",
    });
    const closed = await test.call(conversationExportEndpoints.preview, {
      query: { ...query, state: "closed" },
    });
    expect(closed.rows).toBe(0);
    const lines = await download("conversations", { ...query, format: "jsonl" });
    const line = lines.body.split("\n").find((text) => text.includes(`"id":"${invoice.id}"`));
    expect(JSON.parse(line ?? "")).toMatchObject({
      type: "conversation",
      contacts: [ada.id, grace.id],
      created_at: testTime,
      custom_attributes: { main_order: "1" },
    });
  });

  it("names the field that there is not", async () => {
    const query = { format: "csv" as const, columns: columns("custom_attributes.colour") };
    const [problem] = await test.callFailing(400, contactExportEndpoints.file, { query });
    expect(problem).toMatchObject({ field: "columns" });
    expect(problem?.message).toContain("no field of Contacts");
  });
});
