import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { conversationEndpoints } from "../../../contract/conversations.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { theWorkspaceId } from "../../database/tables.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";
import {
  insertAttribute,
  testContacts,
  testConversations,
  testOrders,
  testTime,
} from "../../testing/test-workspace.ts";

const { list, get, update, summaries } = conversationEndpoints;
const { ada, grace } = testContacts;
const { delivery, invoice } = testConversations;
const params = { conversation_id: delivery.id };

describeOnEachDatabase("conversations", (open) => {
  let app: TestApp;
  beforeEach(async () => {
    app = await openTestApp(await open());
  });
  afterEach(() => app.close());

  async function setRow(id: string, columns: object): Promise<void> {
    await app.database.db
      .updateTable("conversations")
      .set(columns)
      .where("workspace_id", "=", theWorkspaceId)
      .where("id", "=", id)
      .execute();
  }

  const read = (version = "2.16") => app.call(get, { params, version });

  describe("GET /conversations", () => {
    it("answers the last updated first, without parts, under its own key", async () => {
      await setRow(delivery.id, { updated_at: testTime + 1 });
      const page = await app.call(list, { query: { per_page: 1 } });
      expect(page.conversations.map(({ id }) => id)).toEqual([delivery.id]);
      expect(page.conversations[0]).not.toHaveProperty("conversation_parts");
      expect(page).toMatchObject({ type: "conversation.list", total_count: 2 });
      const starting_after = page.pages.next?.starting_after ?? "";
      const next = await app.call(list, { query: { per_page: 1, starting_after } });
      expect(next.conversations.map(({ id }) => id)).toEqual([invoice.id]);
      expect(next.pages).toEqual({ type: "pages", page: 2, per_page: 1, total_pages: 2 });
    });

    it("holds twenty conversations on a page unless told otherwise", async () => {
      expect((await app.call(list)).pages).toMatchObject({ per_page: 20, total_pages: 1 });
    });

    it("refuses a starting_after that is not its own", async () => {
      const errors = await app.callFailing(400, list, { query: { starting_after: "x" } });
      expect(errors).toMatchObject([{ code: "client_error", field: "starting_after" }]);
    });
  });

  describe("GET /conversations/{id}", () => {
    it("tells who is in it, what was said and what it is about", async () => {
      expect(await read()).toMatchObject({
        type: "conversation",
        id: delivery.id,
        open: true,
        state: "open",
        contacts: { contacts: [{ type: "contact", id: ada.id, external_id: "ada" }] },
        source: { body: "<p>It was due on Monday.</p>" },
        conversation_parts: {
          total_count: 1,
          conversation_parts: [{ body: "<p>We are on it.</p>" }],
        },
        custom_attributes: { orders: { type: "Order.list", instances: [] } },
      });
    });

    it("shows the 500 newest parts, oldest first, and counts all", async () => {
      const parts = Array.from({ length: 600 }, (_, index) => ({
        workspace_id: theWorkspaceId,
        conversation_id: delivery.id,
        position: index + 1,
        id: `part-${index + 1}`,
        part_type: "comment",
        body: null,
        author: '{"type":"admin","id":"7","name":null,"email":null}',
        created_at: testTime,
      }));
      await app.database.db.insertInto("conversation_parts").values(parts).execute();
      const { conversation_parts: shown } = await read();
      expect(shown.total_count).toBe(601);
      expect(shown.conversation_parts).toHaveLength(500);
      expect(shown.conversation_parts[0]?.id).toBe("part-101");
      expect(shown.conversation_parts.at(-1)?.id).toBe("part-600");
    });

    it("turns messages into text when asked", async () => {
      const body = '<p>Hi &amp; <b>bye</b></p><p><a href="https://a.example/x">the page</a></p>';
      await app.database.db.updateTable("conversation_parts").set({ body }).execute();
      const query = { display_as: "plaintext" };
      const { source, conversation_parts: parts } = await app.call(get, { params, query });
      expect(source.body).toBe("It was due on Monday.");
      expect(parts.conversation_parts[0]?.body).toBe("Hi & bye\n\nthe page (https://a.example/x)");
    });

    it.each(["99", "abc", "1.0", "01"])("is a 404 for %s", async (conversation_id) => {
      const errors = await app.callFailing(404, get, { params: { conversation_id } });
      expect(errors).toMatchObject([{ code: "not_found", message: "Resource Not Found" }]);
    });

    it("has a level of priority and 0 for nobody since 2.16", async () => {
      await setRow(delivery.id, { priority: "urgent", admin_assignee_id: 7 });
      expect(await read()).toMatchObject({
        priority: "urgent",
        admin_assignee_id: 7,
        team_assignee_id: 0,
      });
      expect(await read("2.15")).toMatchObject({
        priority: "priority",
        admin_assignee_id: 7,
        team_assignee_id: null,
      });
      await setRow(delivery.id, { priority: "none" });
      expect((await read("2.14")).priority).toBe("not_priority");
    });
  });

  describe("PUT /conversations/{id}", () => {
    it("changes what it is given, replaces references and leaves the rest", async () => {
      const { first, second } = testOrders;
      const body = {
        read: true,
        title: "A new title",
        custom_attributes: {
          topic: "delivery",
          orders: [second.id, first.id],
          main_order: first.id,
        },
      };
      const changed = await app.call(update, { params, body });
      expect(changed).toMatchObject({
        read: true,
        title: "A new title",
        custom_attributes: {
          topic: "delivery",
          orders: { instances: [{ id: second.id }, { id: first.id }] },
          main_order: { instances: [{ id: first.id }] },
        },
      });
      expect(changed.updated_at).toBeGreaterThan(testTime);
      const detached = await app.call(update, {
        params,
        body: { custom_attributes: { orders: [] } },
      });
      expect(detached).toMatchObject({
        title: "A new title",
        custom_attributes: {
          orders: { instances: [] },
          main_order: { instances: [{ id: first.id }] },
        },
      });
    });

    it.each<[string, object, string]>([
      ["an unknown field", { company_id: "5" }, "company_id"],
      ["a title that is no text", { title: 5 }, "title"],
      ["an unknown attribute", { custom_attributes: { plan: 1 } }, "custom_attributes.plan"],
      [
        "an unknown instance",
        { custom_attributes: { orders: ["99"] } },
        "custom_attributes.orders",
      ],
      [
        "an id given twice",
        { custom_attributes: { orders: ["1", "1"] } },
        "custom_attributes.orders",
      ],
    ])("refuses %s and changes nothing", async (_what, bad, field) => {
      const before = await read();
      const body = { read: true, ...bad };
      const errors = await app.callFailing(400, update, { params, body });
      expect(errors).toMatchObject([{ code: "parameter_invalid", field }]);
      expect(await read()).toEqual(before);
    });

    it("refuses a name that two live attributes share, and says what to do", async () => {
      const { database } = app;
      const twin = { owner_kind: "conversation", name: "topic", data_type: "integer" } as const;
      await insertAttribute(database.db, database, twin);
      await database.db.updateTable("workspaces").set({ schema_version: 99 }).execute();
      const body = { custom_attributes: { topic: "delivery" } };
      const errors = await app.callFailing(400, update, { params, body });
      expect(errors).toMatchObject([
        { code: "parameter_invalid", field: "custom_attributes.topic" },
      ]);
      expect(errors[0]?.message).toMatch(/archive|rename/);
    });
  });

  describe("GET /console/conversations", () => {
    const find = async (query: Record<string, string>) =>
      (await app.call(summaries, { query })).conversations.map(({ id }) => id);

    it("answers lines with contacts, an excerpt and how many instances they hold", async () => {
      await app.call(update, {
        params: { conversation_id: invoice.id },
        body: { custom_attributes: { orders: ["1", "2"], main_order: "1" } },
      });
      await setRow(delivery.id, { source_text: "é".repeat(200), updated_at: 1 });
      const { conversations, total_count, page } = await app.call(summaries);
      expect(total_count).toBe(2);
      expect(page).toEqual({ first_position: 1, previous: null, next: null });
      expect(conversations[0]).toMatchObject({
        id: invoice.id,
        excerpt: "The invoice is wrong.",
        reference_count: 3,
        contacts: [
          { id: ada.id, name: ada.name },
          { id: grace.id, name: grace.name },
        ],
      });
      expect(conversations[1]).toMatchObject({ excerpt: "é".repeat(160), reference_count: 0 });
    });

    it("sorts by fields and attributes, those without a value last", async () => {
      await setRow(delivery.id, { waiting_since: testTime, title: null });
      const sorted = (field: string) =>
        find({ sort: JSON.stringify([{ field, order: "ascending" }]) });
      expect(await sorted("waiting_since")).toEqual([delivery.id, invoice.id]);
      await setRow(invoice.id, { title: "b" });
      expect(await sorted("title")).toEqual([invoice.id, delivery.id]);
      await app.call(update, { params, body: { custom_attributes: { topic: "a" } } });
      expect(await sorted("custom_attributes.topic")).toEqual([delivery.id, invoice.id]);
    });

    it("narrows by state, by contact and by text, and by all at once", async () => {
      await setRow(delivery.id, { state: "closed" });
      expect(await find({ state: "closed" })).toEqual([delivery.id]);
      expect(await find({ contact_id: grace.id })).toEqual([invoice.id]);
      expect(await find({ contact_id: "nobody" })).toEqual([]);
      expect(await find({ q: "MONDAY" })).toEqual([delivery.id]);
      expect(await find({ q: "where is" })).toEqual([delivery.id]);
      expect(await find({ q: invoice.id })).toEqual([invoice.id]);
      const topic = "Late parcel";
      await app.call(update, {
        params: { conversation_id: invoice.id },
        body: { custom_attributes: { topic } },
      });
      expect(await find({ q: "PARCEL" })).toEqual([invoice.id]);
      expect(await find({ q: "monday", contact_id: ada.id, state: "open" })).toEqual([]);
    });
  });
});
