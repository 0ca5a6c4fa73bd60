import { afterEach, beforeEach, expect, it } from "vitest";
import { checkEndpoints } from "../../contract/checks.ts";
import { contactEndpoints } from "../../contract/contacts.ts";
import { conversationEndpoints } from "../../contract/conversations.ts";
import { goneRecordEndpoints } from "../../contract/gone-records.ts";
import { instanceEndpoints } from "../../contract/instances.ts";
import { recordChangeEndpoints } from "../../contract/record-changes.ts";
import { syncEndpoints } from "../../contract/sync.ts";
import { describeOnEachDatabase } from "../database/testing.ts";
import { openConnectedApp, type ConnectedApp } from "../testing/connected-app.ts";
import { testContacts, testConversations, testOrders } from "../testing/test-workspace.ts";

const { ada, grace } = testContacts;
const orderType = { custom_object_type_identifier: "Order" };
const first = { kind: "instance", id: testOrders.first.id };

describeOnEachDatabase("A record of a copy", (openDatabase) => {
  let app: ConnectedApp;
  beforeEach(async () => {
    app = await openConnectedApp(await openDatabase());
    await app.sweep();
  });
  afterEach(() => app.close());

  const refresh = (params: { kind: string; id: string }, body = {}) =>
    app.call(syncEndpoints.refresh, { params, body });
  const changes = async (params: { kind: string; id: string }) =>
    (await app.call(recordChangeEndpoints.list, { params })).changes;
  const edit = (custom_attributes: Record<string, unknown>) =>
    app.vendor.upstream.call(instanceEndpoints.upsert, {
      params: orderType,
      body: { external_id: testOrders.first.external_id, custom_attributes },
    });

  it("is read again, and what somebody changed at the vendor is told", async () => {
    expect(await refresh(first)).toMatchObject({ outcome: "unchanged", problem: null });
    await edit({ note: "new" });
    const { outcome, as_of } = await refresh(first);
    expect(outcome).toBe("changed");
    expect(Math.abs((as_of ?? 0) - Date.now() / 1000)).toBeLessThan(5);
    const [change] = await changes(first);
    expect(change).toMatchObject({ source: "refresh", author: null });
    expect(change?.before).not.toHaveProperty(["custom_attributes.note"]);
    expect(change?.after).toMatchObject({ "custom_attributes.note": "new" });
  });

  it("that the vendor no longer has is kept apart, with how many referred to it", async () => {
    const { upstream } = app.vendor;
    const order = { ...orderType, custom_object_instance_id: first.id };
    await upstream.call(contactEndpoints.update, {
      params: { contact_id: ada.id },
      body: { custom_attributes: { orders: [first.id] } },
    });
    await refresh({ kind: "contact", id: ada.id });
    await upstream.call(instanceEndpoints.delete, { params: order });
    expect(await refresh(first)).toMatchObject({ outcome: "gone" });
    expect(await refresh(first)).toMatchObject({ outcome: "gone" });
    await app.callFailing(404, instanceEndpoints.get, { params: order });
    const { lists } = await app.call(syncEndpoints.get);
    expect(lists.find(({ object_type_id }) => object_type_id === "Order")).toMatchObject({
      held: 2,
      total: 2,
    });
    const { records, total_count } = await app.call(goneRecordEndpoints.list, {
      query: { kind: "instance", object_type_id: "Order" },
    });
    expect(total_count).toBe(1);
    expect(records).toMatchObject([
      { id: first.id, title: "order_001", source: "refresh", referred_by: 1, irrecoverable: null },
    ]);
    expect(await app.call(goneRecordEndpoints.get, { params: first })).toEqual(records[0]);
    expect((await changes(first))[0]).toMatchObject({
      after: null,
      before: { external_id: "order_001" },
    });
    expect(await refresh({ kind: "instance", id: "999" })).toMatchObject({ outcome: "missing" });
  });

  it("comes with its parts where it is a conversation", async () => {
    const { id } = testConversations.delivery;
    await refresh({ kind: "conversation", id });
    const params = { conversation_id: id };
    const { conversation_parts } = await app.call(conversationEndpoints.get, { params });
    const shown = await app.vendor.upstream.call(conversationEndpoints.get, { params });
    expect(conversation_parts).toEqual(shown.conversation_parts);
    expect(conversation_parts.total_count).toBe(1);
    expect(await refresh({ kind: "conversation", id })).toMatchObject({ outcome: "unchanged" });
  });

  it("of a type that was not known before brings the type along", async () => {
    const params = { custom_object_type_identifier: "Shipment" };
    const body = { external_id: "s1", custom_attributes: { tracking: "T", main_order: "2" } };
    const { id } = await app.vendor.upstream.call(instanceEndpoints.upsert, { params, body });
    const type = { object_type_id: "Shipment" };
    expect(await refresh({ kind: "instance", id }, type)).toMatchObject({ outcome: "changed" });
    const shipment = { params: { ...params, custom_object_instance_id: id } };
    expect(await app.call(instanceEndpoints.get, shipment)).toEqual(
      await app.vendor.upstream.call(instanceEndpoints.get, shipment),
    );
  });

  it("that was merged leads to the contact that lives on, whether it is opened or swept", async () => {
    const { db } = app.vendor.upstream.database;
    const merge = (id: string) =>
      db.updateTable("contacts").set({ merged_into: ada.id }).where("id", "=", id).execute();
    await merge(grace.id);
    expect(await refresh({ kind: "contact", id: grace.id })).toMatchObject({
      outcome: "merged",
      merged_into: ada.id,
    });
    const [contacts] = (await app.call(syncEndpoints.get)).lists;
    expect(contacts).toMatchObject({ kind: "contact", held: 2, total: 2 });
    await merge(testContacts.nameless.id);
    const { lists } = await app.sweep();
    expect(lists[0]).toMatchObject({ kind: "contact", held: 1, problem: null });
    for (const { id } of [grace, testContacts.nameless])
      await app.callFailing(410, contactEndpoints.get, { params: { contact_id: id } });
    const { total_count } = await app.call(goneRecordEndpoints.list, { query: {} });
    expect(total_count).toBe(0);
  });

  it("takes what it held along where it is a contact that is gone, and what still names it is no finding", async () => {
    const { upstream } = app.vendor;
    const params = { contact_id: ada.id };
    const custom_attributes = { orders: [first.id] };
    await upstream.call(contactEndpoints.update, { params, body: { custom_attributes } });
    await refresh({ kind: "contact", id: ada.id });
    await upstream.database.db.deleteFrom("contacts").where("id", "=", ada.id).execute();
    const contact = { kind: "contact", id: ada.id } as const;
    expect(await refresh(contact)).toMatchObject({ outcome: "gone" });
    expect(await app.call(goneRecordEndpoints.get, { params: contact })).toMatchObject({
      custom_attributes,
    });
    const { id: conversation } = testConversations.delivery;
    const { db } = app.database;
    const named = db.selectFrom("conversation_contacts").select("contact_id");
    expect(await named.where("conversation_id", "=", conversation).execute()).toContainEqual({
      contact_id: ada.id,
    });
    const { findings } = await app.call(checkEndpoints.record, {
      params: { owner_kind: "conversation", owner_id: conversation },
    });
    expect(findings).toEqual([]);
  });

  it("stays as it was where the vendor does not answer, which is said", async () => {
    await edit({ note: "new" });
    const before = await app.call(instanceEndpoints.list, { params: orderType });
    app.vendor.proxy.fault = () => ({ kind: "status", status: 400, body: "{}" });
    const { outcome, problem, as_of } = await refresh(first);
    expect(outcome).toBe("unavailable");
    expect(problem?.call).toBe("GET /custom_object_instances/{type}/{id}");
    expect(as_of).not.toBeNull();
    expect(await app.call(instanceEndpoints.list, { params: orderType })).toEqual(before);
  });

  it("is not undone by a page of a sweep that was asked for before it was read", async () => {
    const answered = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const hold = () => {
      answered.resolve();
      return released.promise;
    };
    app.vendor.proxy.fault = ({ path }) =>
      path.includes("/Order?") ? { kind: "hold", hold } : undefined;
    await app.call(syncEndpoints.sweep, { body: { kind: "instance", object_type_id: "Order" } });
    await answered.promise;
    await edit({ note: "new" });
    expect(await refresh(first)).toMatchObject({ outcome: "changed" });
    released.resolve();
    await app.untilSwept();
    const order = { ...orderType, custom_object_instance_id: first.id };
    expect(await app.call(instanceEndpoints.get, { params: order })).toMatchObject({
      custom_attributes: { note: "new" },
    });
    expect(await changes(first)).toHaveLength(1);
  });
});
