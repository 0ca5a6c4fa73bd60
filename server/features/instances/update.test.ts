import { afterEach, beforeEach, expect, it } from "vitest";
import { instanceEndpoints } from "../../../contract/instances.ts";
import { ExactNumber } from "../../../contract/json.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";

const { upsert, get, update } = instanceEndpoints;
const order = { custom_object_type_identifier: "Order" };
const shipment = { custom_object_type_identifier: "Shipment" };
const first = { ...order, custom_object_instance_id: "1" };

describeOnEachDatabase("the console's update of an instance", (open) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(await open());
  });
  afterEach(() => test.close());

  const write = (body: unknown) => test.call(upsert, { params: order, body });
  const writeShipment = (attributes: object) =>
    test.call(upsert, {
      params: shipment,
      body: { external_id: "s", custom_attributes: { tracking: "T", ...attributes } },
    });

  it("changes an instance by its Intercom id, external id and times included", async () => {
    const body = {
      external_id: "renamed",
      external_created_at: 5,
      custom_attributes: { items: 3 },
    };
    expect(await test.call(update, { params: first, body })).toMatchObject({
      id: "1",
      external_id: "renamed",
      external_created_at: 5,
      custom_attributes: { order_number: "A-1", items: 3 },
    });
    const cleared = await test.call(update, {
      params: first,
      body: { external_id: null, external_created_at: null },
    });
    expect(cleared).toMatchObject({ external_id: null, external_created_at: null });
  });

  it("names the instance that has the external id already", async () => {
    const body = { external_id: "order_002", custom_attributes: { items: 3 } };
    const [error] = await test.callFailing(400, update, { params: first, body });
    expect(error).toMatchObject({ code: "parameter_invalid", field: "external_id" });
    expect(error?.message).toContain("the id 2");
    expect(await test.call(get, { params: first })).toHaveProperty("custom_attributes", {
      order_number: "A-1",
    });
  });

  it("is refused where a value is not what the editor saw", async () => {
    await write({ external_id: "order_001", custom_attributes: { items: 3, note: "theirs" } });
    const body = {
      custom_attributes: { note: "mine", gift: true, order_number: "B-1" },
      expected: { order_number: "A-1", items: new ExactNumber("3.0") },
    };
    const errors = await test.callFailing(409, update, { params: first, body });
    expect(errors.map(({ code, field }) => [code, field])).toEqual([
      ["conflict", "custom_attributes.items"],
      ["conflict", "custom_attributes.note"],
    ]);
    expect(await test.call(get, { params: first })).toMatchObject({
      custom_attributes: {
        order_number: "A-1",
      },
    });
    const again = { ...body, expected: { order_number: "A-1", items: 3, note: "theirs" } };
    expect((await test.call(update, { params: first, body: again })).custom_attributes).toEqual({
      order_number: "B-1",
      items: 3,
      note: "mine",
      gift: true,
    });
  });

  it("is refused where a member beside the attributes is not what the editor saw", async () => {
    await test.call(update, { params: first, body: { external_created_at: 7 } });
    const body = { external_created_at: 9, custom_attributes: { items: 3 }, expected: {} };
    const stale = { external_id: "order_001", external_created_at: null };
    const [error, ...others] = await test.callFailing(409, update, {
      params: first,
      body: { ...body, expected_fields: stale },
    });
    expect(error).toMatchObject({ code: "conflict", field: "external_created_at" });
    expect(others).toEqual([]);
    const seen = { external_created_at: 7 };
    expect(
      await test.call(update, { params: first, body: { ...body, expected_fields: seen } }),
    ).toMatchObject({ external_created_at: 9, custom_attributes: { items: 3 } });
  });

  it("compares references by their ids, in order", async () => {
    const { id } = await writeShipment({ main_order: "1", orders: ["1", "2"] });
    const params = { ...shipment, custom_object_instance_id: id };
    const change = { custom_attributes: { orders: ["3"] } };
    for (const orders of [["2", "1"], ["1"], [], null]) {
      const body = { ...change, expected: { orders } };
      const [error] = await test.callFailing(409, update, { params, body });
      expect(error).toMatchObject({ field: "custom_attributes.orders" });
    }
    const body = { ...change, expected: { main_order: "1", orders: ["1", "2"] } };
    expect((await test.call(update, { params, body })).custom_attributes).toMatchObject({
      orders: { instances: [{ id: "3" }] },
    });
  });

  it("lets one of two editors with the same expectation win", async () => {
    const edit = (note: string) =>
      test.request("PUT", "/api/console/objects/Order/instances/1", {
        body: { custom_attributes: { note }, expected: {} },
      });
    const replies = await Promise.all(["a", "b", "c"].map(edit));
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  });

  it("knows no instance by its external id", async () => {
    const params = { ...order, custom_object_instance_id: "order_001" };
    await test.callFailing(404, update, { params, body: {} });
  });
});
