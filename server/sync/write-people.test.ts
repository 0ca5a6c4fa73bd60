import { afterEach, beforeEach, expect, it } from "vitest";
import { associationEndpoints } from "../../contract/associations.ts";
import { contactEndpoints } from "../../contract/contacts.ts";
import { conversationEndpoints } from "../../contract/conversations.ts";
import { instanceEndpoints } from "../../contract/instances.ts";
import { describeOnEachDatabase } from "../database/testing.ts";
import { testContacts, testConversations } from "../testing/test-workspace.ts";
import { openWrittenApp, type WrittenApp } from "../testing/written-app.ts";

const ada = { contact_id: testContacts.ada.id };
const delivery = { conversation_id: testConversations.delivery.id };

describeOnEachDatabase("writing people, conversations and links of a vendor's account", (open) => {
  let app: WrittenApp;
  beforeEach(async () => {
    app = await openWrittenApp(await open());
  });
  afterEach(() => app.close());

  const sent = (method: string) =>
    app.vendor.proxy.requests.filter((request) => request.startsWith(method)).length;
  const setOf = (kind: "contact" | "conversation" | "instance", id: string) => ({
    params: { owner_kind: kind, owner_id: id, attribute_name: "orders" },
  });
  const foreignSet = (ids: string[]) =>
    app.vendor.upstream.call(contactEndpoints.update, {
      params: ada,
      body: { custom_attributes: { orders: ids } },
    });
  const replace = (
    kind: "contact" | "conversation" | "instance",
    id: string,
    expected: string[],
    ids: string[],
  ) => ({
    ...setOf(kind, id),
    body: { expected_ids: expected, ids },
  });

  it("changes a contact there and then in the copy, every kind of member", async () => {
    const body = {
      name: "Ada King",
      email: "",
      owner_id: 7,
      signed_up_at: "2026-03-01T09:30:00Z",
      unsubscribed_from_emails: true,
      custom_attributes: { topic: "invoices", orders: ["1", "2"], main_order: "2" },
    };
    const saved = await app.call(contactEndpoints.update, { params: ada, body });
    expect(saved).toMatchObject({ name: "Ada King", email: null, signed_up_at: 1_772_357_400 });
    const { workspace_id: _one, ...upstream } = await app.vendor.upstream.call(
      contactEndpoints.get,
      { params: ada },
    );
    expect(await app.call(contactEndpoints.get, { params: ada })).toMatchObject(upstream);
    expect(upstream.custom_attributes).toMatchObject({
      topic: "invoices",
      orders: { instances: [{ id: "1" }, { id: "2" }] },
      main_order: { instances: [{ id: "2" }] },
    });
    expect(sent("PUT")).toBe(1);
  });

  it("changes a conversation, and names the attributes where a name is there twice", async () => {
    const update = (custom_attributes: object) => ({
      params: delivery,
      body: { title: "Late", custom_attributes },
    });
    await app.call(conversationEndpoints.update, update({ topic: "delivery" }));
    const { title, custom_attributes } = await app.vendor.upstream.call(conversationEndpoints.get, {
      params: delivery,
    });
    expect({ title, topic: custom_attributes["topic"] }).toEqual({
      title: "Late",
      topic: "delivery",
    });
    app.vendor.proxy.fault = ({ method }) =>
      method === "PUT"
        ? {
            kind: "status",
            status: 400,
            body: '{"type":"error.list","errors":[{"code":"parameter_invalid"}]}',
          }
        : undefined;
    const [problem] = await app.callFailing(
      400,
      conversationEndpoints.update,
      update({ topic: "x" }),
    );
    expect(problem?.message).toMatch(/share one of the names topic, rename or archive all but one/);
  });

  it("refuses what is wrong with a change before anything is sent", async () => {
    const update = (body: object) => ({ params: ada, body });
    await app.callFailing(
      400,
      contactEndpoints.update,
      update({ custom_attributes: { unknown: 1 } }),
    );
    await app.callFailing(400, contactEndpoints.update, update({ email_verified: true }));
    await app.callFailing(404, contactEndpoints.update, {
      params: { contact_id: "f".repeat(24) },
      body: { name: "x" },
    });
    expect(sent("PUT")).toBe(0);
  });

  it("links to the set that the vendor has now, or tells that it is another one", async () => {
    await foreignSet(["1"]);
    const { id } = testContacts.ada;
    const [problem] = await app.callFailing(
      409,
      associationEndpoints.replaceReferences,
      replace("contact", id, [], ["2"]),
    );
    expect(problem).toMatchObject({ code: "conflict", field: "expected_ids" });
    const set = await app.call(
      associationEndpoints.replaceReferences,
      replace("contact", id, ["1"], ["1", "3"]),
    );
    expect(set.ids).toEqual(["1", "3"]);
    expect(set.instances.map((instance) => instance.id)).toEqual(["1", "3"]);
    await app.call(
      associationEndpoints.replaceReferences,
      replace("contact", id, ["1", "3"], ["1", "3"]),
    );
    expect(sent("PUT")).toBe(1);
  });

  it("tells which references the vendor skipped by what is held then", async () => {
    let isWritten = false;
    app.vendor.proxy.fault = ({ method }) => {
      isWritten ||= method === "PUT";
      return isWritten && method === "GET"
        ? { kind: "rewrite", body: (text) => text.replace(/,\{"id":"2".*?\}\}/, "") }
        : undefined;
    };
    const { id } = testContacts.ada;
    const set = await app.call(
      associationEndpoints.replaceReferences,
      replace("contact", id, [], ["1", "2"]),
    );
    expect(set.ids).toEqual(["1"]);
  });

  it("sends no set of which the vendor shows a part alone", async () => {
    await foreignSet(["1", "2"]);
    app.vendor.proxy.fault = ({ method }) =>
      method === "GET"
        ? {
            kind: "rewrite",
            body: (text) =>
              text.replaceAll('{"type":"Order.list",', '{"type":"Order.list","total_count":12,'),
          }
        : undefined;
    const { id } = testContacts.ada;
    const [problem] = await app.callFailing(
      400,
      associationEndpoints.replaceReferences,
      replace("contact", id, ["1", "2"], ["1"]),
    );
    expect(problem?.message).toContain("would unlink the rest");
    await app.callFailing(400, contactEndpoints.update, {
      params: ada,
      body: { custom_attributes: { orders: [] } },
    });
    expect(sent("PUT")).toBe(0);
  });

  it("links instances through the one that holds the references", async () => {
    const params = { custom_object_type_identifier: "Shipment" };
    const body = {
      external_id: "s-1",
      custom_attributes: { tracking: "T", orders: ["1"], main_order: "2" },
    };
    const shipment = await app.call(instanceEndpoints.create, { params, body });
    expect(shipment).not.toHaveProperty("deviations");
    const set = await app.call(
      associationEndpoints.replaceReferences,
      replace("instance", shipment.id, ["1"], ["3", "1"]),
    );
    expect(set.ids).toEqual(["3", "1"]);
    const upstream = await app.vendor.upstream.call(
      associationEndpoints.getReferences,
      setOf("instance", shipment.id),
    );
    expect(upstream.ids).toEqual(["3", "1"]);
    const bare = await app.call(instanceEndpoints.create, {
      params,
      body: { custom_attributes: { tracking: "U" } },
    });
    await app.callFailing(
      403,
      associationEndpoints.replaceReferences,
      replace("instance", bare.id, [], ["1"]),
    );
  });

  it("is not sent again where the answer was cut off but the set had arrived", async () => {
    app.vendor.proxy.fault = ({ method }) =>
      method === "PUT" ? { kind: "cut", when: "after" } : undefined;
    const set = await app.call(
      associationEndpoints.replaceReferences,
      replace("conversation", testConversations.delivery.id, [], ["2"]),
    );
    expect(set.ids).toEqual(["2"]);
    await app.call(contactEndpoints.update, { params: ada, body: { name: "Once" } });
    expect(sent("PUT")).toBe(2);
  });
});
