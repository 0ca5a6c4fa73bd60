import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { contactEndpoints } from "../../../contract/contacts.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { theWorkspaceId } from "../../database/tables.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";
import { testContacts, testOrders, testTime } from "../../testing/test-workspace.ts";

const { list, get, findByExternalId, update } = contactEndpoints;
const { ada, grace, nameless } = testContacts;
const adaParams = { contact_id: ada.id };

describeOnEachDatabase("contacts", (open) => {
  let app: TestApp;
  beforeEach(async () => {
    app = await openTestApp(await open());
  });
  afterEach(() => app.close());

  async function setRow(id: string, columns: object): Promise<void> {
    await app.database.db
      .updateTable("contacts")
      .set(columns)
      .where("workspace_id", "=", theWorkspaceId)
      .where("id", "=", id)
      .execute();
  }

  const read = (id: string, version = "2.16") =>
    app.call(get, { params: { contact_id: id }, version });

  describe("GET /contacts", () => {
    it("answers the newest first, with a cursor to the next page and none on the last", async () => {
      const first = await app.call(list, { query: { per_page: 2 } });
      expect(first.data.map(({ id }) => id)).toEqual([nameless.id, grace.id]);
      expect(first).toMatchObject({
        total_count: 3,
        pages: { page: 1, per_page: 2, total_pages: 2, next: { page: 2, per_page: 2 } },
      });
      const starting_after = first.pages.next?.starting_after ?? "";
      const second = await app.call(list, { query: { per_page: 2, starting_after } });
      expect(second.data.map(({ id }) => id)).toEqual([ada.id]);
      expect(second.pages).toEqual({ type: "pages", page: 2, per_page: 2, total_pages: 2 });
    });

    it("holds ten contacts on a page unless told otherwise", async () => {
      expect((await app.call(list)).pages).toMatchObject({ per_page: 10, total_pages: 1 });
    });

    it("answers a page by its number too", async () => {
      const { data, pages } = await app.call(list, { query: { page: 2, per_page: 2 } });
      expect(data.map(({ id }) => id)).toEqual([ada.id]);
      expect(pages).toMatchObject({ page: 2, total_pages: 2 });
    });

    it("leaves merged contacts out", async () => {
      await setRow(nameless.id, { merged_into: ada.id });
      const { data, total_count } = await app.call(list);
      expect(data.map(({ id }) => id)).toEqual([grace.id, ada.id]);
      expect(total_count).toBe(2);
    });

    it.each([
      "nonsense",
      Buffer.from('["created_at descending",1,"1.5",1]').toString("base64url"),
      Buffer.from('["name descending",1,"Ada",1]').toString("base64url"),
    ])("refuses a starting_after that is not its own: %s", async (starting_after) => {
      const errors = await app.callFailing(400, list, { query: { starting_after } });
      expect(errors).toMatchObject([{ code: "client_error", field: "starting_after" }]);
      expect(errors[0]?.message).toContain("Invalid starting_after param");
    });

    it("refuses a page size beyond 150", async () => {
      const errors = await app.callFailing(400, list, { query: { per_page: 151 } });
      expect(errors).toMatchObject([{ code: "parameter_invalid", field: "per_page" }]);
    });
  });

  describe("GET /contacts/{id}", () => {
    it("fills what is not known with null and empty lists", async () => {
      const contact = await read(ada.id);
      expect(contact).toMatchObject({
        type: "contact",
        email: "contact-1@example.com",
        email_domain: "example.com",
        browser: null,
        avatar: null,
        has_hard_bounced: false,
        location: { type: "location", country: null, region: null, city: null },
        tags: { data: [], url: `/contacts/${ada.id}/tags`, total_count: 0, has_more: false },
        custom_attributes: { orders: { type: "Order.list", instances: [] } },
      });
      expect(contact).not.toHaveProperty("merge_history");
    });

    it("shows what the profile holds, and at most ten of a list", async () => {
      const data = Array.from({ length: 12 }, (_, index) => ({
        id: String(index),
        type: "tag",
        url: `/tags/${index}`,
      }));
      const profile = {
        browser: "Firefox",
        tags: { data },
        avatar: { type: "avatar", image_url: "x" },
      };
      await setRow(ada.id, { profile: JSON.stringify(profile) });
      const contact = await read(ada.id);
      expect(contact).toMatchObject({ browser: "Firefox", avatar: { image_url: "x" } });
      expect(contact.tags).toMatchObject({ total_count: 12, has_more: true });
      expect(contact.tags.data).toHaveLength(10);
    });

    it("keeps every digit of an attribute", async () => {
      await setRow(ada.id, { custom_attributes: '{"topic":1234567890123456789,"old":149.90}' });
      const { text } = await app.request("GET", `/api/contacts/${ada.id}`);
      expect(text).toContain('"custom_attributes":{"topic":1234567890123456789,"old":149.90,');
    });

    it("is a 404 where there is none", async () => {
      const errors = await app.callFailing(404, get, { params: { contact_id: "nobody" } });
      expect(errors).toMatchObject([{ code: "not_found", message: "User Not Found" }]);
    });

    it("points from a merged contact to the one it ended up in, since 2.16", async () => {
      await setRow(ada.id, { merged_into: grace.id });
      await setRow(grace.id, { merged_into: nameless.id });
      const reply = await app.request("GET", `/api/contacts/${ada.id}`);
      expect(reply.status).toBe(410);
      expect(reply.headers["link"]).toBe(`</contacts/${nameless.id}>; rel="canonical"`);
      expect(reply.body).toMatchObject({ errors: [{ code: "contact_merged" }] });
      await app.callFailing(404, get, { params: adaParams, version: "2.15" });
      await app.callFailing(410, update, { params: adaParams, body: { name: "x" } });
    });

    it("has the owner as text since 2.16 and as a number before", async () => {
      await setRow(ada.id, { owner_id: "127" });
      expect((await read(ada.id)).owner_id).toBe("127");
      expect((await read(ada.id, "2.15")).owner_id).toBe(127);
    });

    it("tells the merge history of a user when asked", async () => {
      const merge_history = [
        {
          type: "merge_history_item",
          source_contact_id: "1",
          source_contact_role: "lead",
          merged_at: 5,
        },
      ];
      await setRow(ada.id, { profile: JSON.stringify({ merge_history }) });
      const query = { include_merge_history: "true" };
      expect(await app.call(get, { params: adaParams, query })).toMatchObject({ merge_history });
      await setRow(ada.id, { role: "lead" });
      const lead = await app.call(get, { params: adaParams, query });
      expect(lead).not.toHaveProperty("merge_history");
    });

    it("is found by external id", async () => {
      const found = await app.call(findByExternalId, { params: { external_id: "ada" } });
      expect(found.id).toBe(ada.id);
      await app.callFailing(404, findByExternalId, { params: { external_id: "Ada" } });
    });
  });

  describe("PUT /contacts/{id}", () => {
    const put = (body: unknown, version = "2.16") =>
      app.call(update, { params: adaParams, body, version });

    it("changes every field it is given and leaves the others", async () => {
      const body = {
        role: "lead",
        external_id: "ada-2",
        email: "Ada@Example.com",
        email_verified: true,
        phone: "+353871234567",
        name: "Ada King",
        avatar: "https://example.com/ada.png",
        signed_up_at: 1_571_672_154,
        last_seen_at: "2026-03-01T09:30:00Z",
        owner_id: 127,
        unsubscribed_from_emails: true,
        custom_attributes: { topic: "engines" },
      };
      const contact = await put(body);
      expect(contact).toMatchObject({
        ...body,
        avatar: { type: "avatar", image_url: body.avatar },
        last_seen_at: testTime,
        owner_id: "127",
        email_domain: "Example.com",
        created_at: testTime,
      });
      expect(contact.updated_at).toBeGreaterThan(testTime);
      expect(await put({ name: null })).toEqual({
        ...contact,
        name: null,
        updated_at: expect.any(Number) as number,
      });
    });

    it("replaces a to-many set, sets a to-one, and detaches", async () => {
      const { first, second, third } = testOrders;
      const attached = await put({
        custom_attributes: { orders: [second.id, first.id], main_order: third.id },
      });
      expect(attached.custom_attributes).toMatchObject({
        orders: { type: "Order.list", instances: [{ id: second.id }, { id: first.id }] },
        main_order: { type: "Order.list", instances: [{ id: third.id }] },
      });
      const detached = await put({ custom_attributes: { orders: [], main_order: null } });
      expect(detached.custom_attributes).toMatchObject({
        orders: { instances: [] },
        main_order: { instances: [] },
      });
    });

    it("clears an attribute with null and keeps those left out", async () => {
      await put({ custom_attributes: { topic: "engines" } });
      await put({ name: "Ada" });
      expect((await read(ada.id)).custom_attributes).toMatchObject({ topic: "engines" });
      await put({ custom_attributes: { topic: null } });
      expect((await read(ada.id)).custom_attributes).toMatchObject({ topic: null });
    });

    it("leaves a new address unverified", async () => {
      await put({ email: "a@example.com", email_verified: true });
      expect(await put({ email: "b@example.com" })).toMatchObject({ email_verified: null });
    });

    const refused: [string, object, string][] = [
      ["a role that is none", { role: "admin" }, "role"],
      ["an email that is none", { email: "ada" }, "email"],
      ["another contact's external id", { external_id: "grace" }, "external_id"],
      ["an empty external id", { external_id: "" }, "external_id"],
      ["a time that can't be read", { signed_up_at: "yesterday" }, "signed_up_at"],
      ["a time in milliseconds", { last_seen_at: 1_772_357_400_000 }, "last_seen_at"],
      ["an owner that is no id", { owner_id: "Sam" }, "owner_id"],
      ["an avatar that is no address", { avatar: "me.png" }, "avatar"],
      ["a verification without an email", { email_verified: true }, "email_verified"],
      ["a text that no database holds", { name: "\0" }, "name"],
      ["an unknown field", { nickname: "Ada" }, "nickname"],
      ["an unknown attribute", { custom_attributes: { plan: 1 } }, "custom_attributes.plan"],
      ["a value of a wrong type", { custom_attributes: { topic: 1 } }, "custom_attributes.topic"],
      [
        "an unknown instance",
        { custom_attributes: { orders: ["99"] } },
        "custom_attributes.orders",
      ],
      [
        "an external id as reference",
        { custom_attributes: { orders: ["order_001"] } },
        "custom_attributes.orders",
      ],
      [
        "two ids in a to-one",
        { custom_attributes: { main_order: ["1", "2"] } },
        "custom_attributes.main_order",
      ],
    ];
    it.each(refused)("refuses %s and changes nothing", async (_what, bad, field) => {
      const before = await read(ada.id);
      const body = { name: "Changed", ...bad };
      const errors = await app.callFailing(400, update, { params: adaParams, body });
      expect(errors).toMatchObject([{ code: "parameter_invalid", field }]);
      expect(await read(ada.id)).toEqual(before);
    });

    it("is a 404 where there is none", async () => {
      await app.callFailing(404, update, { params: { contact_id: "nobody" }, body: { name: "x" } });
    });
  });
});
