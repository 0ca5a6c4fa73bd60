import { afterEach, beforeEach, expect, it } from "vitest";
import { facetEndpoints, type Facet, type Facets } from "../../../../contract/facets.ts";
import { attributeField } from "../../../../contract/instance-query.ts";
import { instanceEndpoints } from "../../../../contract/instances.ts";
import { ExactNumber } from "../../../../contract/json.ts";
import { theWorkspaceId } from "../../../database/tables.ts";
import { describeOnEachStoredDatabase } from "../../../database/testing.ts";
import { openTestApp, type TestApp } from "../../../testing/test-app.ts";

const params = { custom_object_type_identifier: "Order" };

describeOnEachStoredDatabase("the facets of a type", (open) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(await open());
  });
  afterEach(() => test.close());

  const facets = (query: Record<string, string> = {}): Promise<Facets> =>
    test.call(facetEndpoints.list, { params, query });
  const facet = async (field: string, query: Record<string, string> = {}): Promise<Facet> => {
    const { facets: found } = await facets({ ...query, fields: JSON.stringify([field]) });
    expect(found.map((each) => each.field)).toEqual([field]);
    const [only] = found;
    if (!only) throw new Error("no facet");
    return only;
  };
  const add = async (custom_attributes: object) =>
    (await test.call(instanceEndpoints.upsert, { params, body: { custom_attributes } })).id;
  /** As no API would write it. */
  const store = (id: string, custom_attributes: string) =>
    test.database.db
      .updateTable("instances")
      .set({ custom_attributes })
      .where("workspace_id", "=", theWorkspaceId)
      .where("id", "=", id)
      .execute();

  it("come for all attributes in their order, then for the built-in fields", async () => {
    const { total, covered, facets: all } = await facets();
    expect({ total, covered }).toEqual({ total: 3, covered: 3 });
    expect(all.map(({ field }) => field)).toEqual([
      ...["order_number", "total_amount", "items", "gift", "placed_at", "note", "status"].map(
        attributeField,
      ),
      "external_id",
      "created_at",
      "updated_at",
      "external_created_at",
      "external_updated_at",
    ]);
  });

  it("tell a value, an empty text, null and nothing apart", async () => {
    await add({ note: "x" });
    await add({ note: "" });
    await add({ note: null });
    const { fill, distinct, values } = await facet(attributeField("note"));
    expect(fill).toEqual({ set: 1, empty: 1, null: 1, absent: 3 });
    expect(distinct).toBe(1);
    expect(values).toEqual([{ value: "x", count: 1, is_whole: true }]);
  });

  it("list every option, those without records too, then labels that are no option", async () => {
    const id = await add({ status: "paid" });
    await add({ status: "paid" });
    await store(id, '{"status":"gone"}');
    const { values } = await facet(attributeField("status"));
    expect(values.map(({ value, count }) => [value, count])).toEqual([
      ["open", 0],
      ["paid", 1],
      ["gone", 1],
    ]);
  });

  it("add numbers up exactly, whatever their size and spelling", async () => {
    const amounts = ["0.1", "0.20", "9007199254740993", "-1e2"];
    for (const amount of amounts) await add({ total_amount: new ExactNumber(amount) });
    const { numbers, distinct } = await facet(attributeField("total_amount"));
    expect(numbers).toEqual({
      min: "-100.0",
      max: "9007199254740993.0",
      sum: "9007199254740893.3",
      average: "2251799813685223.325",
      average_is_exact: true,
      count: 4,
      left_out: 0,
    });
    expect(distinct).toBe(4);
    await add({ total_amount: new ExactNumber("1e9999") });
    const after = await facet(attributeField("total_amount"));
    expect(after.numbers).toEqual({ ...numbers, left_out: 1 });
  });

  it("take 1.0 and 1 for the same number, and say which other types there are", async () => {
    await add({ items: 1 });
    const other = await add({ items: 2 });
    await store(await add({}), '{"items":1.0}');
    await store(other, '{"items":"two", "deep": {"a":[1]}}');
    const { types, distinct, values } = await facet(attributeField("items"));
    expect(types).toEqual([
      { type: "number", count: 2 },
      { type: "text", count: 1 },
    ]);
    expect(distinct).toBe(2);
    expect(values).toEqual([{ value: "1", count: 2, is_whole: true }]);
  });

  it("have days of the viewer's zone as the edges of times", async () => {
    await add({ placed_at: "2026-03-28T23:30:00Z" });
    await add({ placed_at: "2026-03-29T23:30:00Z" });
    const { histogram, dates } = await facet(attributeField("placed_at"), {
      time_zone: "Europe/Berlin",
    });
    expect(histogram).toEqual([
      { from: "2026-03-29", to: "2026-03-29", count: 1 },
      { from: "2026-03-30", to: "2026-03-30", count: 1 },
    ]);
    expect(dates).toEqual({ earliest: 1_774_740_600, latest: 1_774_827_000 });
  });

  it("count how many refer to none, one and several that exist", async () => {
    const refer = (owner_id: string, position: number, instance_id: string) => ({
      workspace_id: theWorkspaceId,
      owner_kind: "instance" as const,
      owner_type: "Shipment",
      owner_id,
      attribute: "orders",
      position,
      instance_id,
    });
    const ids = [];
    for (const tracking of ["a", "b", "c", "d"]) {
      const body = { custom_attributes: { tracking } };
      const shipment = { custom_object_type_identifier: "Shipment" };
      ids.push((await test.call(instanceEndpoints.upsert, { params: shipment, body })).id);
    }
    const [a = "", b = "", c = ""] = ids;
    await test.database.db
      .insertInto("instance_references")
      .values([refer(a, 0, "1"), refer(b, 0, "1"), refer(b, 1, "2"), refer(c, 0, "999")])
      .execute();
    const { facets: found } = await test.call(facetEndpoints.list, {
      params: { custom_object_type_identifier: "Shipment" },
      query: { fields: JSON.stringify([attributeField("orders")]) },
    });
    expect(found[0]).toMatchObject({
      kind: "reference",
      distinct: 2,
      references: { none: 2, one: 1, several: 1 },
    });
  });

  it("refuse a field that there is not, and a selection that makes no sense", async () => {
    const failing = async (query: Record<string, string>) =>
      (await test.callFailing(400, facetEndpoints.list, { params, query })).map(
        ({ field }) => field,
      );
    expect(await failing({ fields: '["created_at","custom_attributes.old_note"]' })).toEqual([
      "fields.1",
    ]);
    expect(await failing({ filter: "{" })).toEqual(["filter"]);
  });
});
