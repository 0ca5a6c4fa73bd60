import { afterEach, beforeEach, expect, it } from "vitest";
import type { Contact } from "../../contract/contacts.ts";
import { instanceEndpoints, type Instance } from "../../contract/instances.ts";
import { contactEndpoints } from "../../contract/contacts.ts";
import { parseJson } from "../../contract/json.ts";
import { readContactRecord } from "../connectors/intercom/intercom-records.ts";
import { describeOnEachDatabase } from "../database/testing.ts";
import { countInstances } from "../features/instances/instance-counts.ts";
import { openTestApp, type TestApp } from "../testing/test-app.ts";
import { testContacts, testOrders, testTime } from "../testing/test-workspace.ts";
import { forgetRecord } from "./forget-record.ts";
import { readGoneImage } from "./gone-image.ts";
import { keepContacts, keepInstances, type KeepOptions } from "./keep-records.ts";

const orders = { kind: "instance", typeId: "Order" } as const;
const { get, list } = instanceEndpoints;

function order(id: string, changes: Partial<Instance> = {}): Instance {
  return {
    id,
    type: "Order",
    external_id: `order_${id}`,
    external_created_at: null,
    external_updated_at: null,
    custom_attributes: {},
    created_at: testTime,
    updated_at: testTime,
    ...changes,
  };
}

describeOnEachDatabase("Records that were read", (openDatabase) => {
  let app: TestApp;
  beforeEach(async () => (app = await openTestApp(await openDatabase())));
  afterEach(() => app.close());

  const keep = (instances: Instance[], options: Partial<KeepOptions> = {}) =>
    app.database.transaction((transaction) =>
      keepInstances(app.database, transaction, "Order", instances, {
        asOfMs: 1000,
        source: "refresh",
        ...options,
      }),
    );
  const shown = (id: string) =>
    app.call(get, {
      params: { custom_object_type_identifier: "Order", custom_object_instance_id: id },
    });
  const history = () =>
    app.database.db
      .selectFrom("record_changes")
      .select(["record_id", "source", "author", "before", "after"])
      .orderBy("number")
      .execute();

  it("are added and changed, and not written where they are the same", async () => {
    const values = parseJson('{"total_amount": 149.90, "order_number": "B-1"}');
    const custom_attributes = values as Instance["custom_attributes"];
    const first = await keep([order("77", { custom_attributes }), order("78")]);
    expect(first).toMatchObject({ created: ["77", "78"], changed: [] });
    expect(await shown("77")).toMatchObject({ external_id: "order_77", created_at: testTime });
    expect(JSON.stringify(await shown("77"))).toContain("149.90");
    expect(await countInstances(app.database.db, "Order")).toBe(5);

    const again = { order_number: "B-1", total_amount: custom_attributes["total_amount"] ?? null };
    const second = await keep([
      order("77", { custom_attributes: again }),
      order("78", { updated_at: testTime + 1 }),
    ]);
    expect(second).toMatchObject({ created: [], changed: ["78"], unchanged: ["77"] });
    const { data } = await app.call(list, { params: { custom_object_type_identifier: "Order" } });
    expect(data).toHaveLength(5);
  });

  it("do not replace what is known as of a later moment", async () => {
    await keep([order("77", { external_id: "later" })], { asOfMs: 2000 });
    const kept = await keep([order("77", { external_id: "earlier" }), order("78")], {
      asOfMs: 1999,
    });
    expect(kept).toMatchObject({ stale: ["77"], created: ["78"] });
    expect(await shown("77")).toMatchObject({ external_id: "later" });
  });

  it("keep references whatever they name, in their order", async () => {
    const refer = (ids: string[], asOfMs: number) =>
      app.database.transaction((transaction) =>
        keepContacts(app.database, transaction, [contactWith(ids)], { asOfMs, source: "refresh" }),
      );
    await refer(["3", "99", "1"], 1000);
    expect(await references()).toEqual(["3", "99", "1"]);
    const params = { contact_id: testContacts.ada.id };
    const { custom_attributes } = await app.call(contactEndpoints.get, { params });
    expect(custom_attributes["orders"]).toMatchObject({ instances: [{ id: "3" }, { id: "1" }] });
    expect(await refer(["1"], 2000)).toMatchObject({ changed: [testContacts.ada.id] });
    expect(await references()).toEqual(["1"]);
    const [change] = (await history()).slice(-1);
    expect(parseJson(change?.before ?? "")).toEqual({
      "custom_attributes.orders": ["3", "99", "1"],
    });
  });

  async function references(): Promise<string[]> {
    const rows = await app.database.db
      .selectFrom("instance_references")
      .select("instance_id")
      .where("owner_id", "=", testContacts.ada.id)
      .orderBy("position")
      .execute();
    return rows.map(({ instance_id }) => instance_id);
  }

  it("take an external id from the older copy that has it, also where two swap theirs", async () => {
    const { first, second } = testOrders;
    await keep([order("77", { external_id: first.external_id })], { asOfMs: 1000 });
    expect(await shown("77")).toMatchObject({ external_id: first.external_id });
    expect(await shown(first.id)).toMatchObject({ external_id: null });
    await keep(
      [
        order("77", { external_id: second.external_id }),
        order(second.id, { external_id: first.external_id }),
      ],
      { asOfMs: 2000 },
    );
    expect(await shown("77")).toMatchObject({ external_id: second.external_id });
    expect(await shown(second.id)).toMatchObject({ external_id: first.external_id });
    await keep([order("78", { external_id: second.external_id })], { asOfMs: 1500 });
    expect(await shown("77")).toMatchObject({ external_id: second.external_id });
  });

  it("go into the history once their list was read whole", async () => {
    await keep([order("77")], { source: "sweep", sweep: 1 });
    expect(await history()).toEqual([]);
    await app.database.db
      .insertInto("sync_lists")
      .values({
        workspace_id: "embedded",
        kind: "instance",
        object_type_id: "Order",
        sweep: 1,
        state: "idle",
        seen: 1,
        unread: 0,
        complete_at: 5,
      })
      .execute();
    const paid = order("77", { custom_attributes: { status: "paid" } });
    await keep([paid, order("78")], { asOfMs: 3000, source: "sweep", sweep: 2 });
    const [changed, added] = await history();
    expect(changed).toMatchObject({ record_id: "77", source: "sweep", author: null });
    expect([changed?.before, changed?.after].map((text) => parseJson(text ?? ""))).toEqual([
      {},
      { "custom_attributes.status": "paid" },
    ]);
    expect(added).toMatchObject({ record_id: "78", before: null });
  });

  it("are kept out where no database can hold them", async () => {
    const kept = await keep([order("77", { external_id: "a\0b" }), order("78")]);
    expect(kept).toMatchObject({ created: ["78"], unstorable: ["77"] });
  });

  it("move to the gone ones with what they held and who referred to them, and come back", async () => {
    const { first } = testOrders;
    const contact = { asOfMs: 1000, source: "refresh" } as const;
    await app.database.transaction((db) =>
      keepContacts(app.database, db, [contactWith([first.id, "2"])], contact),
    );
    const forget = (asOfMs: number) =>
      app.database.transaction((db) =>
        forgetRecord(app.database, db, orders, { id: first.id, asOfMs, source: "sweep" }),
      );
    await keep([order(first.id, { custom_attributes: { order_number: "A-1" } })]);
    expect(await forget(999)).toBe(false);
    expect(await forget(2000)).toBe(true);
    expect(await countInstances(app.database.db, "Order")).toBe(2);
    expect(await references()).toEqual(["2"]);
    const [gone] = await app.database.db.selectFrom("gone_records").selectAll().execute();
    expect(gone).toMatchObject({ id: first.id, title: "A-1", source: "sweep" });
    const image = readGoneImage(gone?.image ?? "");
    expect(image.custom_attributes).toEqual({ order_number: "A-1" });
    expect(image.referred_by).toMatchObject([{ owner_id: testContacts.ada.id, position: 0 }]);

    expect(await keep([order(first.id)], { asOfMs: 1999 })).toMatchObject({ stale: [first.id] });
    await keep([order(first.id)], { asOfMs: 2001 });
    expect(await countInstances(app.database.db, "Order")).toBe(3);
    expect(await app.database.db.selectFrom("gone_records").selectAll().execute()).toEqual([]);
  });
});

function contactWith(orderIds: string[]): Contact {
  const { ada } = testContacts;
  const instances = orderIds.map((id) => ({ id, type: "Order" }));
  const reading = readContactRecord({
    ...ada,
    created_at: testTime,
    updated_at: testTime,
    custom_attributes: { orders: { type: "Order.list", instances } },
  });
  if (!reading.ok) throw new Error(reading.problem);
  return reading.value;
}
