import { afterEach, beforeEach, expect, it } from "vitest";
import { contactEndpoints } from "../../../contract/contacts.ts";
import { conversationEndpoints } from "../../../contract/conversations.ts";
import { instanceQueryEndpoints } from "../../../contract/instance-query.ts";
import type { QueryFilter } from "../../../contract/query-filter.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";
import {
  holdReferences,
  testContacts,
  testConversations,
  testOrders,
} from "../../testing/test-workspace.ts";

const { ada, grace } = testContacts;
const { first, second, third } = testOrders;

describeOnEachDatabase("filtering by the records at the other end of a reference", (open) => {
  let test: TestApp;
  let shipment: string;
  let empty: string;
  beforeEach(async () => {
    test = await openTestApp(await open());
    const { db } = test.database;
    const ship = async (tracking: string) => {
      const path = "/api/custom_object_instances/Shipment";
      const { body } = await test.request("POST", path, {
        body: { custom_attributes: { tracking } },
      });
      return (body as { id: string }).id;
    };
    shipment = await ship("T-1");
    empty = await ship("T-2");
    await holdReferences(db, { kind: "instance", id: shipment }, "orders", [first.id, "404"]);
    await holdReferences(db, { kind: "instance", id: empty }, "orders", ["404"]);
    await holdReferences(db, { kind: "contact", id: ada.id }, "orders", [first.id, second.id]);
    await holdReferences(db, { kind: "contact", id: grace.id }, "main_order", [second.id]);
    const delivery = { kind: "conversation", id: testConversations.delivery.id } as const;
    await holdReferences(db, delivery, "main_order", [third.id]);
  });
  afterEach(() => test.close());

  const of = (custom_object_type_identifier: string) => async (filter: QueryFilter) => {
    const { instances } = await test.call(instanceQueryEndpoints.query, {
      params: { custom_object_type_identifier },
      query: { filter: JSON.stringify(filter) },
    });
    return instances.map(({ id }) => id);
  };
  const orders = of("Order");
  const shipments = of("Shipment");

  it("finds instances by those they refer to", async () => {
    const field = "custom_attributes.orders";
    const number = (value: string): QueryFilter => ({
      field: "custom_attributes.order_number",
      operator: "=",
      value,
    });
    expect(await shipments({ field, operator: "HAS", value: number("A-1") })).toEqual([shipment]);
    expect(await shipments({ field, operator: "HAS", value: number("A-2") })).toEqual([]);
    expect(await shipments({ field, operator: "HAS_NONE", value: number("A-1") })).toEqual([empty]);
    // A reference that matches nothing is none, though it can be asked for by its id.
    expect(await shipments({ field, operator: "HAS", value: null })).toEqual([shipment]);
    expect(await shipments({ field, operator: "=", value: null })).toEqual([empty]);
    expect(await shipments({ field, operator: "IN", value: ["404"] })).toEqual([empty, shipment]);
    expect(await shipments({ field, operator: "!=", value: first.id })).toEqual([empty]);
  });

  it("finds instances by those that refer to them", async () => {
    const named = (value: string): QueryFilter => ({ field: "name", operator: "^", value });
    const has = (field: string, value: QueryFilter | null): QueryFilter => ({
      field,
      operator: "HAS",
      value,
    });
    expect(await orders(has("referred_by.contact", named("ada")))).toEqual([second.id, first.id]);
    expect(await orders(has("referred_by.contact.main_order", named("ada")))).toEqual([]);
    expect(await orders(has("referred_by.contact.main_order", named("grace")))).toEqual([
      second.id,
    ]);
    const open: QueryFilter = { field: "state", operator: "=", value: "open" };
    expect(await orders(has("referred_by.conversation", open))).toEqual([third.id]);
    const tracked: QueryFilter = { field: "custom_attributes.tracking", operator: "$", value: "1" };
    expect(await orders(has("referred_by.Shipment.orders", tracked))).toEqual([first.id]);
    expect(await orders(has("referred_by.Shipment.main_order", null))).toEqual([]);
    expect(
      await orders({ field: "referred_by.contact", operator: "HAS_NONE", value: null }),
    ).toEqual([third.id]);
    expect(await orders({ field: "referred_by.contact", operator: "=", value: ada.id })).toEqual([
      second.id,
      first.id,
    ]);
  });

  it("finds contacts and conversations by their instances", async () => {
    const filter = JSON.stringify({
      field: "custom_attributes.main_order",
      operator: "HAS",
      value: { field: "external_id", operator: "=", value: second.external_id },
    });
    const { contacts } = await test.call(contactEndpoints.summaries, { query: { filter } });
    expect(contacts.map(({ id }) => id)).toEqual([grace.id]);
    const none = JSON.stringify({
      field: "custom_attributes.main_order",
      operator: "HAS_NONE",
      value: null,
    });
    const { conversations, total_count } = await test.call(conversationEndpoints.summaries, {
      query: { filter: none },
    });
    expect(conversations.map(({ id }) => id)).toEqual([testConversations.invoice.id]);
    expect(total_count).toBe(1);
  });

  it("names what is wrong in an inner filter, and looks no further than one hop", async () => {
    const filter = JSON.stringify({
      operator: "OR",
      value: [
        {
          field: "referred_by.contact",
          operator: "HAS",
          value: { field: "custom_attributes.orders", operator: "HAS", value: null },
        },
        { field: "referred_by.Invoice.order", operator: "HAS", value: null },
        { field: "referred_by.contact", operator: "HAS", value: "Ada" },
      ],
    });
    const errors = await test.callFailing(400, instanceQueryEndpoints.query, {
      params: { custom_object_type_identifier: "Order" },
      query: { filter },
    });
    expect(errors.map(({ field }) => field)).toEqual([
      "filter.value.0.value.field",
      "filter.value.1.field",
      "filter.value.2.value",
    ]);
  });
});
