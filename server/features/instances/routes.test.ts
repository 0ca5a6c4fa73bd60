import { afterEach, beforeEach, expect, it } from "vitest";
import { instanceEndpoints, type Instance } from "../../../contract/instances.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";
import {
  holdReferences,
  testContacts,
  testConversations,
  testOrders,
} from "../../testing/test-workspace.ts";

const { list, findByExternalId, upsert, get, deleteByExternalId } = instanceEndpoints;
const remove = instanceEndpoints.delete;
const order = { custom_object_type_identifier: "Order" };
const shipment = { custom_object_type_identifier: "Shipment" };

describeOnEachDatabase("instances", (open) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(await open());
  });
  afterEach(() => test.close());

  const holds = (
    owner_kind: "contact" | "conversation" | "instance",
    owner_id: string,
    attribute: string,
    ...ids: string[]
  ) => holdReferences(test.database.db, { kind: owner_kind, id: owner_id }, attribute, ids);
  const ids = ({ data }: { data: Instance[] }) => data.map(({ id }) => id);

  it("lists the instances of a type, newest first, in Intercom's page-number dialect", async () => {
    const reply = await test.request("GET", "/api/custom_object_instances/Order");
    expect(reply.body).toMatchObject({
      type: "list",
      pages: { type: "pages", page: 1, per_page: 20, total_pages: 1 },
      total_count: 3,
    });
    expect(ids(await test.call(list, { params: order }))).toEqual(["3", "2", "1"]);
    expect(reply.text).not.toContain("next");
  });

  it("names the address of the next page until the last", async () => {
    const first = await test.call(list, { params: order, query: { per_page: 2 } });
    expect(first.pages).toMatchObject({ page: 1, per_page: 2, total_pages: 2 });
    const next = new URL(first.pages.next ?? "");
    const second = await test.request("GET", `${next.pathname}${next.search}`);
    expect(next.host).toBe("localhost");
    expect(second.body).toMatchObject({ pages: { page: 2 }, data: [{ id: "1" }] });
    expect(second.text).not.toContain("next");
  });

  it("carries the filters over into the address of the next page", async () => {
    await holds("contact", testContacts.ada.id, "orders", "1", "2", "3");
    const query = { references_contact_id: testContacts.ada.id, per_page: 1 };
    const { pages } = await test.call(list, { params: order, query });
    expect(Object.fromEntries(new URL(pages.next ?? "").searchParams)).toEqual({
      references_contact_id: testContacts.ada.id,
      per_page: "1",
      page: "2",
    });
  });

  it("answers a page beyond the end with nothing and the whole total", async () => {
    await holds("contact", testContacts.ada.id, "orders", "1", "2");
    const beyond = { page: 9, per_page: 2 };
    expect(await test.call(list, { params: order, query: beyond })).toMatchObject({
      total_count: 3,
      data: [],
    });
    const query = { ...beyond, references_contact_id: testContacts.ada.id };
    expect(await test.call(list, { params: order, query })).toMatchObject({
      total_count: 2,
      data: [],
    });
  });

  it("lists what a contact, a conversation, or both refer to", async () => {
    await holds("contact", testContacts.ada.id, "orders", "1", "3");
    await holds("contact", testContacts.ada.id, "main_order", "1");
    await holds("conversation", testConversations.invoice.id, "orders", "3", "2");
    const references_contact_id = testContacts.ada.id;
    const references_conversation_id = testConversations.invoice.id;
    const listed = async (query: Record<string, string>) =>
      ids(await test.call(list, { params: order, query }));
    expect(await listed({ references_contact_id })).toEqual(["3", "1"]);
    expect(await listed({ references_conversation_id })).toEqual(["3", "2"]);
    expect(await listed({ references_contact_id, references_conversation_id })).toEqual(["3"]);
    expect(await listed({ references_contact_id: "no-such-contact" })).toEqual([]);
  });

  it("leaves out what is referred to through an archived attribute", async () => {
    await holds("contact", testContacts.ada.id, "orders", "1");
    await test.database.db.updateTable("attributes").set({ archived: 1 }).execute();
    const query = { references_contact_id: testContacts.ada.id };
    expect(await test.call(list, { params: order, query })).toMatchObject({ total_count: 0 });
  });

  it("answers one object for an external id", async () => {
    const query = { external_id: testOrders.second.external_id };
    expect(await test.call(findByExternalId, { params: order, query })).toMatchObject({
      id: "2",
      type: "Order",
      custom_attributes: { order_number: "A-2" },
    });
  });

  it("needs an external id below 2.16, where lists are not known", async () => {
    for (const version of ["2.13", "2.14", "2.15"]) {
      const [error] = await test.callFailing(400, list, { params: order, version });
      expect(error).toMatchObject({ code: "parameter_not_found", field: "external_id" });
    }
    expect((await test.call(list, { params: order, version: "Preview" })).total_count).toBe(3);
  });

  it("answers a miss with 404 up to 2.16 and with found:false in 2.17", async () => {
    const params = { ...order, custom_object_instance_id: "99" };
    const query = { external_id: "nope" };
    for (const version of ["2.13", "2.16", "Preview", "Unstable"]) {
      await test.callFailing(404, get, { params, version });
      await test.callFailing(404, findByExternalId, { params: order, query, version });
    }
    const missing = { type: "Order", found: false };
    expect(await test.call(get, { params, version: "2.17" })).toEqual(missing);
    expect(await test.call(findByExternalId, { params: order, query, version: "2.17" })).toEqual(
      missing,
    );
  });

  it("gets by either id up to 2.16 and by the Intercom id alone in 2.17", async () => {
    const params = { ...order, custom_object_instance_id: "order_001" };
    expect(await test.call(get, { params, version: "2.14" })).toMatchObject({ id: "1" });
    expect(await test.call(get, { params, version: "2.17" })).toMatchObject({ found: false });
    const byId = { ...order, custom_object_instance_id: "1" };
    expect(await test.call(get, { params: byId, version: "2.17" })).toMatchObject({ id: "1" });
  });

  it("says that a type is unknown or archived", async () => {
    for (const type of ["Nothing", "Ticket"]) {
      const params = { custom_object_type_identifier: type };
      const [error] = await test.callFailing(404, list, { params, version: "2.17" });
      expect(error).toEqual({
        code: "not_found",
        message: `Custom object type \`${type}\` not found`,
      });
      await test.callFailing(404, upsert, { params, body: {} });
      await test.callFailing(404, deleteByExternalId, { params, query: { external_id: "x" } });
    }
  });

  it("does not find an instance under another type", async () => {
    await test.callFailing(404, get, { params: { ...shipment, custom_object_instance_id: "1" } });
  });

  it("deletes by external id and, apart from that, by the Intercom id alone", async () => {
    const query = { external_id: "order_001" };
    expect(await test.call(deleteByExternalId, { params: order, query })).toEqual({
      id: "1",
      object: "Order",
      deleted: true,
    });
    await test.callFailing(404, deleteByExternalId, { params: order, query, version: "2.17" });
    const byExternalId = { ...order, custom_object_instance_id: "order_002" };
    await test.callFailing(404, remove, { params: byExternalId });
    const byId = { ...order, custom_object_instance_id: "2" };
    expect(await test.call(remove, { params: byId })).toMatchObject({ id: "2", deleted: true });
    expect((await test.call(list, { params: order })).total_count).toBe(1);
  });

  it("says which parameter a delete lacks", async () => {
    const [error] = await test.callFailing(400, deleteByExternalId, { params: order });
    expect(error).toMatchObject({ code: "parameter_not_found", field: "external_id" });
  });

  it("takes the references in both directions along when it deletes", async () => {
    const { id } = await test.call(upsert, {
      params: shipment,
      body: { custom_attributes: { tracking: "T", orders: ["1", "2"] } },
    });
    await holds("contact", testContacts.ada.id, "orders", "1", "2");
    await test.call(remove, { params: { ...order, custom_object_instance_id: "1" } });
    const left = () =>
      test.database.db
        .selectFrom("instance_references")
        .select(["owner_kind", "instance_id"])
        .orderBy("owner_kind")
        .execute();
    expect(await left()).toEqual([
      { owner_kind: "contact", instance_id: "2" },
      { owner_kind: "instance", instance_id: "2" },
    ]);
    await test.call(remove, { params: { ...shipment, custom_object_instance_id: id } });
    expect(await left()).toEqual([{ owner_kind: "contact", instance_id: "2" }]);
  });

  it("deletes instances that refer to each other at the same time", async () => {
    const pairs = Array.from({ length: 6 }, (_, index) => [`a${index}`, `b${index}`]);
    for (const [one = "", other = ""] of pairs) {
      const made = await Promise.all(
        [one, other].map((external_id) =>
          test.call(upsert, { params: order, body: { external_id } }),
        ),
      );
      const [first = "", second = ""] = made.map(({ id }) => id);
      await holds("instance", first, "peer", second);
      await holds("instance", second, "peer", first);
    }
    await Promise.all(
      pairs
        .flat()
        .map((external_id) =>
          test.call(deleteByExternalId, { params: order, query: { external_id } }),
        ),
    );
    expect(await test.database.db.selectFrom("instance_references").selectAll().execute()).toEqual(
      [],
    );
    expect((await test.call(list, { params: order })).total_count).toBe(3);
  });

  it("refuses a page that is no number or too long", async () => {
    for (const query of [{ page: 0 }, { page: "x" }, { per_page: 151 }, { per_page: 0 }]) {
      const [error] = await test.callFailing(400, list, { params: order, query });
      expect(error).toMatchObject({ code: "parameter_invalid", field: Object.keys(query)[0] });
    }
  });
});
