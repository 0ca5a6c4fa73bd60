import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { facetEndpoints } from "../../../../contract/facets.ts";
import {
  instanceGroupEndpoints,
  type InstanceGroup,
} from "../../../../contract/instance-groups.ts";
import { attributeField, instanceQueryEndpoints } from "../../../../contract/instance-query.ts";
import { instanceEndpoints } from "../../../../contract/instances.ts";
import { ExactNumber } from "../../../../contract/json.ts";
import { theWorkspaceId } from "../../../database/tables.ts";
import { describeOnEachDatabase } from "../../../database/testing.ts";
import { openTestApp, type TestApp } from "../../../testing/test-app.ts";

const params = { custom_object_type_identifier: "Order" };
const status = attributeField("status");
const amount = attributeField("total_amount");

describeOnEachDatabase("the groups of a type", (open) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(await open());
    await test.database.db.deleteFrom("instances").where("object_type_id", "=", "Order").execute();
  });
  afterEach(() => test.close());

  const groups = (group_by: string, query: Record<string, string> = {}) =>
    test.call(instanceGroupEndpoints.list, { params, query: { group_by, ...query } });
  const counts = (found: readonly InstanceGroup[]) =>
    found.map(({ value, count }) => [value, count]);
  const add = async (custom_attributes: object) =>
    (await test.call(instanceEndpoints.upsert, { params, body: { custom_attributes } })).id;
  /** As no API would write it. */
  const store = async (custom_attributes: object) => {
    const id = await add({});
    await test.database.db
      .updateTable("instances")
      .set({ custom_attributes: JSON.stringify(custom_attributes) })
      .where("workspace_id", "=", theWorkspaceId)
      .where("id", "=", id)
      .execute();
  };

  it("stand in the order of the options, then other labels, then those without a value", async () => {
    for (const label of ["zzz", "gone", "lost", "paid", "open", "paid"])
      await store({ status: label });
    await add({});
    await store({ status: null });
    await store({ status: 7 });
    const found = await groups(status);
    expect(counts(found.groups)).toEqual([
      ["open", 1],
      ["paid", 2],
      ["lost", 1],
      ["gone", 1],
      ["zzz", 1],
      [null, 3],
    ]);
    expect(found).toMatchObject({ total: 9, covered: 9, left_out: 0 });
  });

  it("of a boolean are yes, no and neither", async () => {
    for (const gift of [false, true, false]) await add({ gift });
    await add({});
    expect(counts((await groups(attributeField("gift"))).groups)).toEqual([
      [true, 1],
      [false, 2],
      [null, 1],
    ]);
  });

  it("add their numbers up exactly, and together they are the facet's", async () => {
    await add({ status: "open", total_amount: new ExactNumber("9007199254740993") });
    await add({ status: "open", total_amount: new ExactNumber("0.15") });
    await add({ status: "paid", total_amount: 3 });
    await add({ status: "paid" });
    await store({ status: "paid", total_amount: "three" });
    await add({});
    const { groups: found } = await groups(status, { figures: JSON.stringify([amount]) });
    expect(found.map(({ numbers }) => numbers)).toEqual([
      [
        {
          min: "0.15",
          max: "9007199254740993.00",
          sum: "9007199254740993.15",
          average: "4503599627370496.5750",
          average_is_exact: true,
          count: 2,
          left_out: 0,
        },
      ],
      [expect.objectContaining({ sum: "3.00", average: "3.0000", count: 1 })],
      [null],
    ]);
    const { facets } = await test.call(facetEndpoints.list, {
      params,
      query: { fields: JSON.stringify([amount]) },
    });
    expect(facets[0]?.numbers).toMatchObject({ sum: "9007199254740996.15", count: 3 });
    expect(facets[0]?.numbers?.average_is_exact).toBe(true);
    await add({ total_amount: 1 });
    await add({ total_amount: 1 });
    const { facets: after } = await test.call(facetEndpoints.list, {
      params,
      query: { fields: JSON.stringify([amount]), filter: filterOf(amount, 1) },
    });
    expect(after[0]?.numbers).toMatchObject({ average: "1.00", average_is_exact: true });
  });

  it("count what a filter finds of them, whatever the rows", async () => {
    const order = fc.record(
      {
        status: fc.constantFrom("open", "paid", "lost", "gone", "", "opt-gone", null, 7, true),
        gift: fc.constantFrom(true, false, null, "true"),
        items: fc.integer({ min: 0, max: 3 }),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(order, { maxLength: 12 }), async (orders) => {
        await test.database.db.deleteFrom("instances").execute();
        for (const one of orders) await store(one);
        const filter = filterOf(attributeField("items"), 2, ">=");
        for (const field of [status, attributeField("gift")]) {
          const found = await groups(field, { filter });
          for (const { value, count } of found.groups) {
            const both = `{"operator":"AND","value":[${filter},${filterOf(field, value)}]}`;
            const { total } = await test.call(instanceQueryEndpoints.query, {
              params,
              query: { filter: both },
            });
            expect(count, `${field} ${value}`).toBe(total);
          }
          const sum = found.groups.reduce((all, { count }) => all + count, 0);
          expect(sum).toBe(orders.filter(({ items = 0 }) => items >= 2).length);
        }
      }),
      { numRuns: 15 },
    );
  });

  it("refuse a field that makes no groups, and figures that are no numbers", async () => {
    const failing = async (query: Record<string, string>) =>
      (
        await test.callFailing(400, instanceGroupEndpoints.list, {
          params,
          query: { group_by: status, ...query },
        })
      ).map(({ field }) => field);
    expect(await failing({ group_by: attributeField("note") })).toEqual(["group_by"]);
    expect(await failing({ group_by: attributeField("nothing") })).toEqual(["group_by"]);
    expect(await failing({ figures: JSON.stringify([amount, status]) })).toEqual(["figures.1"]);
    expect(await failing({ filter: "{" })).toEqual(["filter"]);
  });
});

function filterOf(field: string, value: InstanceGroup["value"] | number, operator = "="): string {
  return JSON.stringify({ field, operator, value });
}
