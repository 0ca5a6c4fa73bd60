import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { instanceEndpoints } from "../../../contract/instances.ts";
import { ExactNumber } from "../../../contract/json.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";

const { list, upsert, create, get } = instanceEndpoints;
const order = { custom_object_type_identifier: "Order" };
const shipment = { custom_object_type_identifier: "Shipment" };

describeOnEachDatabase("writing instances", (open) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(await open());
  });
  afterEach(() => test.close());

  const total = async () => (await test.call(list, { params: order })).total_count;
  const write = (body: unknown) => test.call(upsert, { params: order, body });
  const writeShipment = (attributes: object, external_id = "s") =>
    test.call(upsert, {
      params: shipment,
      body: { external_id, custom_attributes: { tracking: "T", ...attributes } },
    });

  it("creates one instance for an external id and merges what comes later", async () => {
    const made = await write({
      external_id: "new",
      external_created_at: 1_700_000_000,
      custom_attributes: { note: "old", items: 2 },
    });
    expect(made).toMatchObject({ type: "Order", external_updated_at: null });
    const merged = await write({
      external_id: "new",
      external_updated_at: "2026-03-01T10:30:00+01:00",
      custom_attributes: { note: null, gift: true },
    });
    expect(merged).toMatchObject({
      id: made.id,
      external_created_at: 1_700_000_000,
      external_updated_at: 1_772_357_400,
      custom_attributes: { note: null, items: 2, gift: true },
    });
    expect(await total()).toBe(4);
  });

  it("creates a new instance on every write without an external id", async () => {
    await write({});
    await write({ external_id: null });
    expect(await total()).toBe(5);
  });

  it("creates for the console, never changing the instance that has the external id", async () => {
    const body = { external_id: "new", custom_attributes: { note: "mine" } };
    const made = await test.call(create, { params: order, body });
    expect(made).toMatchObject(body);
    for (const external_id of ["new", "order_001"]) {
      const [error] = await test.callFailing(400, create, {
        params: order,
        body: { external_id, custom_attributes: { note: "theirs" } },
      });
      expect(error).toMatchObject({ code: "parameter_invalid", field: "external_id" });
    }
    expect(await test.call(upsert, { params: order, body: { external_id: "new" } })).toMatchObject({
      id: made.id,
      custom_attributes: { note: "mine" },
    });
    await test.call(create, { params: order, body: {} });
    expect(await total()).toBe(5);
  });

  it("keeps 19-digit ids and long decimals digit by digit", async () => {
    const body = {
      external_id: "exact",
      custom_attributes: {
        items: new ExactNumber("1234567890123456789"),
        total_amount: new ExactNumber("149.90"),
      },
    };
    expect(await write(body)).toMatchObject({ custom_attributes: body.custom_attributes });
    expect(await write({ external_id: "exact" })).toMatchObject({
      custom_attributes: body.custom_attributes,
    });
  });

  it("takes a list option by label or id and keeps its label", async () => {
    expect(await write({ custom_attributes: { status: "opt-paid" } })).toMatchObject({
      custom_attributes: { status: "paid" },
    });
  });

  describe("refuses, writing nothing,", () => {
    for (const [reason, body, field] of [
      ["text in a number", { custom_attributes: { items: "2" } }, "custom_attributes.items"],
      ["a fraction of an item", { custom_attributes: { items: 2.5 } }, "custom_attributes.items"],
      ["a word for yes", { custom_attributes: { gift: "yes" } }, "custom_attributes.gift"],
      [
        "an option not in the list",
        { custom_attributes: { status: "x" } },
        "custom_attributes.status",
      ],
      ["an archived option", { custom_attributes: { status: "lost" } }, "custom_attributes.status"],
      ["an unknown attribute", { custom_attributes: { nope: 1 } }, "custom_attributes.nope"],
      [
        "an archived attribute",
        { custom_attributes: { old_note: "x" } },
        "custom_attributes.old_note",
      ],
      [
        "milliseconds",
        { custom_attributes: { placed_at: 1_700_000_000_000 } },
        "custom_attributes.placed_at",
      ],
      [
        "a time without a zone",
        { external_created_at: "2026-03-01T09:30:00" },
        "external_created_at",
      ],
      ["an unknown member", { externalId: "x" }, "externalId"],
      ["an empty external id", { external_id: "" }, "external_id"],
      ["the reserved external id", { external_id: "reference_not_found" }, "external_id"],
      ["attributes that are no object", { custom_attributes: [] }, "custom_attributes"],
    ] as const) {
      it(reason, async () => {
        const [error] = await test.callFailing(400, upsert, { params: order, body });
        expect(error).toMatchObject({ code: "parameter_invalid", field });
        expect(await total()).toBe(3);
      });
    }
  });

  it("names everything that is wrong at once", async () => {
    const errors = await test.callFailing(400, upsert, {
      params: order,
      body: { custom_attributes: { items: "2", gift: 1, nope: null } },
    });
    expect(errors.map(({ field }) => field)).toEqual([
      "custom_attributes.items",
      "custom_attributes.gift",
      "custom_attributes.nope",
    ]);
  });

  it("needs the required attributes of a new record, and lets none be cleared", async () => {
    const [missing] = await test.callFailing(400, upsert, { params: shipment, body: {} });
    expect(missing).toMatchObject({
      code: "parameter_not_found",
      field: "custom_attributes.tracking",
    });
    await writeShipment({});
    const body = { external_id: "s", custom_attributes: { tracking: null } };
    const [cleared] = await test.callFailing(400, upsert, { params: shipment, body });
    expect(cleared).toMatchObject({ field: "custom_attributes.tracking" });
    await test.call(upsert, { params: shipment, body: { external_id: "s" } });
  });

  it("replaces the references an instance holds, and reads them as lists", async () => {
    const made = await writeShipment({ main_order: "2", orders: ["3", "1"] });
    const { main_order, orders } = made.custom_attributes;
    expect(main_order).toMatchObject({ type: "Order.list", instances: [{ id: "2" }] });
    expect(orders).toMatchObject({ instances: [{ id: "3" }, { id: "1" }] });
    expect(JSON.stringify(orders)).not.toContain('created_at":1');
    const detached = await writeShipment({ main_order: null, orders: ["1"] });
    expect(detached.custom_attributes).toMatchObject({
      main_order: { type: "Order.list", instances: [] },
      orders: { instances: [{ id: "1" }] },
    });
    const { data } = await test.call(list, { params: shipment });
    expect(data).toEqual([detached]);
  });

  it("refuses references that name nothing of the type, and with them the whole write", async () => {
    await writeShipment({ orders: ["1"] });
    for (const orders of [["2", "99"], ["2", "2"], ["order_001"], [1]]) {
      const body = { external_id: "s", custom_attributes: { tracking: "new", orders } };
      const [error] = await test.callFailing(400, upsert, { params: shipment, body });
      expect(error).toMatchObject({ field: "custom_attributes.orders" });
    }
    const several = {
      external_id: "t",
      custom_attributes: { tracking: "T", main_order: ["1", "2"] },
    };
    await test.callFailing(400, upsert, { params: shipment, body: several });
    const { data, total_count } = await test.call(list, { params: shipment });
    expect(total_count).toBe(1);
    expect(data[0]?.custom_attributes).toMatchObject({
      tracking: "T",
      orders: { instances: [{ id: "1" }] },
    });
  });

  it("makes one instance of simultaneous writes with one external id, and loses no attribute", async () => {
    const attributes = [{ note: "a" }, { items: 1 }, { gift: true }, { status: "open" }];
    const written = await Promise.all(
      attributes.map((custom_attributes) => write({ external_id: "race", custom_attributes })),
    );
    expect(new Set(written.map(({ id }) => id)).size).toBe(1);
    const params = { ...order, custom_object_instance_id: written[0]?.id ?? "" };
    expect(await test.call(get, { params })).toHaveProperty(
      "custom_attributes",
      Object.assign({}, ...attributes),
    );
    expect(await total()).toBe(4);
  });

  it("keeps the count exact under simultaneous writes and deletes", async () => {
    const made = await Promise.all(Array.from({ length: 24 }, () => write({})));
    await Promise.all(
      made.slice(0, 10).map(({ id }) =>
        test.call(instanceEndpoints.delete, {
          params: { ...order, custom_object_instance_id: id },
        }),
      ),
    );
    const rows = await test.database.db.selectFrom("instances").select("id").execute();
    expect(rows).toHaveLength(17);
    expect(await total()).toBe(17);
  });

  it("never leaves a reference to an instance that is deleted at the same time", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await write({});
      const params = { ...order, custom_object_instance_id: id };
      const [referring] = await Promise.allSettled([
        writeShipment({ orders: [id] }, `race-${round}`),
        test.call(instanceEndpoints.delete, { params }),
      ]);
      expect(["fulfilled", "rejected"]).toContain(referring.status);
    }
    const held = await test.database.db.selectFrom("instance_references").selectAll().execute();
    expect(held).toEqual([]);
  });
});
