import { afterEach, beforeEach, expect, it } from "vitest";
import type { OwnerKind } from "../../../contract/attributes.ts";
import {
  countedNeighbours,
  deepestNeighbourhood,
  largestNeighbourGroup,
  neighbourGroupSize,
  neighbourhoodEndpoints,
} from "../../../contract/neighbourhood.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";
import { testContacts, testConversations, testOrders } from "../../testing/test-workspace.ts";
import { insertReferences } from "../../workspace/references.ts";
import { loadSchema } from "../../workspace/schema.ts";

const { get, group, path } = neighbourhoodEndpoints;
const { ada, grace, nameless } = testContacts;
const { delivery, invoice } = testConversations;
const { first, second } = testOrders;
const depth = deepestNeighbourhood;

describeOnEachDatabase("the neighbourhood of a record", (open) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(await open());
  });
  afterEach(() => test.close());

  const hold = (kind: OwnerKind, owner_id: string, ...ids: string[]) =>
    insertReferences(
      test.database.db,
      ids.map((instance_id, position) => ({
        owner_kind: kind,
        owner_type: "",
        owner_id,
        attribute: "orders",
        position,
        instance_id,
      })),
    );
  const ordersOf = async (kind: "contact" | "conversation") => {
    const schema = await loadSchema(test.database);
    const attributes = {
      contact: "contactAttributes",
      conversation: "conversationAttributes",
    } as const;
    return schema[attributes[kind]].find(({ name }) => name === "orders")?.id ?? "";
  };
  const instance = ({ id }: { id: string }) => ({ kind: "instance", id });
  const contact = ({ id }: { id: string }) => ({ kind: "contact", id });

  it("shows the records around it with what tells them apart", async () => {
    const { db } = test.database;
    await hold("contact", ada.id, first.id, "gone");
    const custom_attributes =
      '{"order_number":"A-1","note":"Ring twice.","items":12345678901234567890,"total_amount":149.90,"status":"paid"}';
    await db
      .updateTable("instances")
      .set({ custom_attributes })
      .where("id", "=", first.id)
      .execute();
    const { nodes, edges } = await test.call(get, { params: contact(ada) });
    expect(nodes[0]).toMatchObject({ title: ada.name, subtitle: "contact-1@example.com" });
    expect(nodes.find(({ id }) => id === first.id)).toMatchObject({
      object_type_id: "Order",
      title: "A-1",
      subtitle: "order_001",
      missing: false,
    });
    expect(JSON.stringify(nodes.find(({ id }) => id === first.id)?.attributes)).toBe(
      '{"status":"paid","total_amount":149.90,"note":"Ring twice."}',
    );
    expect(nodes.find(({ missing }) => missing)).toMatchObject({
      key: "instance:gone",
      title: "gone",
      object_type_id: null,
      attributes: {},
    });
    expect(edges).toContainEqual({
      from: `conversation:${invoice.id}`,
      to: `contact:${ada.id}`,
      attribute_id: null,
    });
  });

  it("does not know records that are missing, merged or of an archived type", async () => {
    const { db } = test.database;
    await db
      .updateTable("contacts")
      .set({ merged_into: ada.id })
      .where("id", "=", grace.id)
      .execute();
    await db
      .updateTable("instances")
      .set({ object_type_id: "Ticket" })
      .where("id", "=", first.id)
      .execute();
    const unknown = [contact({ id: "x" }), contact(grace), instance({ id: "x" }), instance(first)];
    for (const params of unknown) {
      await test.callFailing(404, get, { params });
      await test.callFailing(404, group, { params: { ...params, direction: "in" } });
      const key = `${params.kind}:${params.id}`;
      await test.callFailing(404, path, { query: { from: key, to: `contact:${ada.id}` } });
      await test.callFailing(404, path, { query: { from: `contact:${ada.id}`, to: key } });
    }
  });

  it("refuses a group that a record can't have, naming what is wrong", async () => {
    const orders = await ordersOf("contact");
    const wrong = [
      { params: { ...contact(ada), direction: "out" } },
      { params: { kind: "conversation", id: delivery.id, direction: "in" } },
      { params: { ...instance(first), direction: "in" } },
      { params: { ...contact(ada), direction: "in" }, query: { attribute_id: orders } },
      { params: { ...instance(first), direction: "out" }, query: { attribute_id: orders } },
      { params: { ...instance(first), direction: "in" }, query: { attribute_id: "0" } },
    ];
    for (const input of wrong) {
      const [error] = await test.callFailing(400, group, input);
      expect(error).toMatchObject({ code: "parameter_invalid", field: "attribute_id" });
    }
    for (const query of [{ depth: 4 }, { depth: 0 }, { limit: largestNeighbourGroup + 1 }])
      await test.callFailing(400, get, { params: contact(ada), query });
    await test.callFailing(400, path, { query: { from: ada.id, to: `contact:${ada.id}` } });
  });

  it("says 25 of 400 where there are 400, and shows them all when asked", async () => {
    const ids = Array.from({ length: 400 }, (_, index) => `gone-${1000 + index}`);
    await hold("contact", ada.id, ...ids, ...ids.slice(0, 7));
    const seen = await test.call(get, { params: contact(ada) });
    const orders = { attribute_id: await ordersOf("contact"), direction: "out" } as const;
    expect(seen.groups[0]).toEqual({
      record: `contact:${ada.id}`,
      ...orders,
      total: 400,
      is_exact: true,
      shown: neighbourGroupSize,
    });
    const all = await test.call(group, {
      params: { ...contact(ada), direction: "out" },
      query: { attribute_id: orders.attribute_id, limit: largestNeighbourGroup },
    });
    expect(all.nodes.slice(1).map(({ id }) => id)).toEqual(ids);
    expect(all.groups).toMatchObject([{ ...orders, total: 400, is_exact: true, shown: 400 }]);
    expect(all.is_cut).toBe(false);
  });

  it("says how many there are at least where there are more than are counted", async () => {
    const ids = Array.from({ length: 12_000 }, (_, index) => `gone-${10_000 + index}`);
    await hold("contact", ada.id, ...ids);
    const { groups } = await test.call(get, { params: contact(ada), query: { depth } });
    expect(groups[0]).toMatchObject({ total: countedNeighbours, is_exact: false, shown: 25 });
    const query = { from: "contact:" + ada.id, to: `contact:${nameless.id}` };
    expect(await test.call(path, { query })).toEqual({ nodes: [], edges: [], is_complete: true });
    await hold("contact", nameless.id, ...ids.slice(100));
    expect(await test.call(path, { query })).toMatchObject({ nodes: [], is_complete: false });
    await hold("conversation", delivery.id, ids[11_999] ?? "");
    const near = { from: `conversation:${delivery.id}`, to: query.to };
    const found = await test.call(path, { query: near });
    expect(found.nodes.map(({ key }) => key)).toEqual([
      near.from,
      `instance:${ids[11_999]}`,
      near.to,
    ]);
    expect(found.is_complete).toBe(true);
  });

  it("is cut at 500 records and 1,500 edges, and says so", async () => {
    const ids = Array.from({ length: 600 }, (_, index) => `gone-${1000 + index}`);
    await hold("contact", ada.id, ...ids);
    const limit = largestNeighbourGroup;
    const many = await test.call(get, { params: contact(ada), query: { limit, depth } });
    expect(many).toMatchObject({ is_cut: true });
    expect(many.nodes).toHaveLength(500);
    expect(many.groups[0]).toMatchObject({ total: 600, is_exact: true });
    expect(many.groups[0]?.shown).toBeLessThanOrEqual(499);

    await hold("contact", grace.id, ...ids.slice(0, 480));
    await hold("contact", nameless.id, ...ids.slice(0, 480));
    await hold("conversation", delivery.id, ...ids.slice(0, 480));
    const query = { limit: 480, depth };
    const dense = await test.call(get, { params: contact(grace), query });
    expect(dense.is_cut).toBe(true);
    expect(dense.edges).toHaveLength(1500);
    for (const { from, to } of dense.edges)
      expect(dense.nodes.filter(({ key }) => key === from || key === to)).toHaveLength(2);
  });

  it("leads from a record to itself, and to one that is two hops away", async () => {
    await hold("contact", ada.id, second.id);
    await hold("contact", nameless.id, second.id);
    const from = `contact:${ada.id}`;
    const itself = await test.call(path, { query: { from, to: from } });
    expect(itself).toMatchObject({ nodes: [{ key: from }], edges: [], is_complete: true });
    const attribute_id = await ordersOf("contact");
    const two = await test.call(path, { query: { from, to: `contact:${nameless.id}` } });
    expect(two.edges).toEqual([
      { from, to: `instance:${second.id}`, attribute_id },
      { from: `contact:${nameless.id}`, to: `instance:${second.id}`, attribute_id },
    ]);
  });
});
