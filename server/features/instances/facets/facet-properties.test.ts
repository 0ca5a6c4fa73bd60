import { sql } from "kysely";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { facetEndpoints, type Facet } from "../../../../contract/facets.ts";
import { attributeField, instanceQueryEndpoints } from "../../../../contract/instance-query.ts";
import type { JsonObject, JsonValue } from "../../../../contract/json.ts";
import { theWorkspaceId } from "../../../database/tables.ts";
import { describeOnEachDatabase } from "../../../database/testing.ts";
import { openTestApp, type TestApp } from "../../../testing/test-app.ts";
import { testTime } from "../../../testing/test-workspace.ts";

const params = { custom_object_type_identifier: "Order" };

describeOnEachDatabase("facets", (open) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(await open());
  });
  afterEach(() => test.close());

  it("bins of numbers hold each value once, and find it again as a filter", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(randomAmount, { minLength: 1, maxLength: 12 }), async (amounts) => {
        await replaceOrders(amounts.map((total_amount) => ({ total_amount })));
        const fields = JSON.stringify([attributeField("total_amount")]);
        const { facets } = await test.call(facetEndpoints.list, { params, query: { fields } });
        const histogram = facets[0]?.histogram ?? [];
        expect(histogram.length).toBeLessThanOrEqual(24);
        expect(histogram.reduce((sum, { count }) => sum + count, 0)).toBe(amounts.length);
        const bin = histogram.find(({ count }) => count > 0);
        const filter = `{"field":"custom_attributes.total_amount","operator":"BETWEEN","value":["${bin?.from}","${bin?.to}"]}`;
        const { total } = await test.call(instanceQueryEndpoints.query, {
          params,
          query: { filter },
        });
        expect(total).toBe(bin?.count);
      }),
      { numRuns: 20 },
    );
  });

  it("equal a plain count of whatever rows there are, while they change", async () => {
    const order = fc.record(
      {
        note: fc.constantFrom("", "a", "ä", 'q"\\', null, 7, true),
        status: fc.constantFrom("open", "paid", "gone", null),
        gift: fc.constantFrom(true, false, null),
        items: fc.oneof(fc.integer({ min: -3, max: 9 }), fc.constant(null)),
        total_amount: randomAmount,
        placed_at: fc.integer({ min: testTime, max: testTime + 10_000_000 }),
        unknown: fc.constant({ nested: ["x"] }),
      },
      { requiredKeys: [] },
    );
    const open = { field: attributeField("status"), operator: "=", value: "open" };
    const paid = { field: attributeField("status"), operator: "IN", value: ["paid", "gone"] };
    const few = { field: attributeField("total_amount"), operator: "<", value: 3 };
    const filter = fc.constantFrom(
      undefined,
      { field: attributeField("status"), operator: "=", value: "open" },
      { field: attributeField("items"), operator: ">", value: 2 },
      { field: attributeField("note"), operator: "=", value: null },
      { field: attributeField("gift"), operator: "!=", value: true },
      { operator: "AND", value: [open, few] },
      {
        operator: "AND",
        value: [
          { operator: "NOT", value: open },
          { operator: "AND", value: [] },
        ],
      },
      {
        operator: "AND",
        value: [
          { operator: "OR", value: [open, paid] },
          { operator: "NOT", value: few },
        ],
      },
      { operator: "OR", value: [open, few] },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(order, { maxLength: 30 }),
        fc.array(fc.tuple(fc.nat(), fc.option(order)), { maxLength: 5 }),
        filter,
        async (orders, changes, chosen) => {
          await replaceOrders(orders);
          await expectPlainCounts(chosen);
          for (const [index, change] of changes) await changeOrder(index, change);
          await expectPlainCounts(chosen);
          await expectPlainCounts(undefined);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("of a number are those of the instances that hold it, however it is spelled", async () => {
    await replaceOrders([{}, {}, {}]);
    const spelled = ["9007199254740993.0", "9007199254740993", "9.007199254740992e15"];
    for (const [index, amount] of spelled.entries())
      await test.database.db
        .updateTable("instances")
        .set({ custom_attributes: `{"total_amount":${amount}}` })
        .where("id", "=", `o${index}`)
        .execute();
    for (const operator of ["=", "<", ">="]) {
      const field = attributeField("total_amount");
      const query = {
        filter: `{"field":"${field}","operator":"${operator}","value":9007199254740993}`,
      };
      const { total } = await test.call(instanceQueryEndpoints.query, { params, query });
      expect(await test.call(facetEndpoints.list, { params, query })).toMatchObject({ total });
    }
  });

  const ofOrders = sql<boolean>`workspace_id = ${theWorkspaceId} and object_type_id = 'Order'`;

  async function replaceOrders(orders: object[]): Promise<void> {
    await test.database.db.deleteFrom("instances").where(ofOrders).execute();
    if (orders.length === 0) return;
    await test.database.db
      .insertInto("instances")
      .values(orders.map((custom_attributes, index) => row(index, custom_attributes)))
      .execute();
  }

  function row(seq: number, custom_attributes: object) {
    return {
      workspace_id: theWorkspaceId,
      id: `o${seq}`,
      seq,
      object_type_id: "Order",
      external_id: seq % 3 === 0 ? `e${seq}` : null,
      external_created_at: null,
      external_updated_at: null,
      custom_attributes: JSON.stringify(custom_attributes),
      created_at: testTime + seq,
      updated_at: testTime,
    };
  }

  /** Another set of attributes for one of the orders, or none for one that goes; a new order where there is no such one. */
  async function changeOrder(index: number, change: object | null): Promise<void> {
    const { db } = test.database;
    const rows = await db.selectFrom("instances").select(["id"]).where(ofOrders).execute();
    const id = rows[index % (rows.length + 1)]?.id;
    if (id !== undefined && change)
      await db
        .updateTable("instances")
        .set({ custom_attributes: JSON.stringify(change) })
        .where("id", "=", id)
        .execute();
    else if (id !== undefined) await db.deleteFrom("instances").where("id", "=", id).execute();
    else
      await db
        .insertInto("instances")
        .values(row(1000 + index, change ?? {}))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
  }

  async function expectPlainCounts(filter: object | undefined): Promise<void> {
    const query: Record<string, string> = filter ? { filter: JSON.stringify(filter) } : {};
    const { instances } = await test.call(instanceQueryEndpoints.query, {
      params,
      query: { ...query, per_page: "150" },
    });
    const { total, facets: found } = await test.call(facetEndpoints.list, { params, query });
    expect(total).toBe(instances.length);
    for (const name of ["note", "status", "gift", "items", "total_amount", "placed_at"]) {
      const of = found.find(({ field }) => field === attributeField(name));
      expect(of && countsOf(of), name).toEqual(
        plainCounts(
          instances.map(({ custom_attributes }) => custom_attributes),
          name,
        ),
      );
    }
    const externalIds = found.find(({ field }) => field === "external_id");
    expect(externalIds?.fill.set).toBe(instances.filter(({ external_id }) => external_id).length);
  }
});

const randomAmount = fc
  .tuple(fc.integer({ min: -200_000, max: 200_000 }), fc.constantFrom(1, 10, 100))
  .map(([digits, divisor]) => digits / divisor);

/** The members of a facet that a plain count tells as well. */
function countsOf({ fill, distinct, types, values, numbers, dates, histogram }: Facet) {
  return {
    fill,
    distinct,
    types: types.toSorted((a, b) => (a.type < b.type ? -1 : 1)),
    values: values
      .filter(({ count }) => count > 0)
      .map(({ value, count }) => `${value}: ${count}`)
      .toSorted(),
    sum: numbers && Number(numbers.sum),
    min: numbers && Number(numbers.min),
    max: numbers && Number(numbers.max),
    dates,
    binned: histogram.reduce((sum, { count }) => sum + count, 0),
  };
}

function plainCounts(records: JsonObject[], name: string): ReturnType<typeof countsOf> {
  const present = records
    .filter((record) => Object.hasOwn(record, name))
    .map((record) => record[name] ?? null);
  const told = present.filter((value) => value !== null);
  const ofType = (type: string) => told.filter((value) => typeof value === type);
  const texts = ofType("string").filter((value) => value !== "");
  const numbers = ofType("number").map(Number);
  const isNumber = name === "items" || name === "total_amount";
  const listed =
    name === "gift" ? ofType("boolean") : isNumber ? numbers : name === "placed_at" ? [] : texts;
  const counted = tally(listed);
  const isShown = !(isNumber && counted.length > 20 && counted.every(([, count]) => count === 1));
  const cents = numbers.map((value) => Math.round(value * 100));
  return {
    fill: {
      set: told.filter((value) => value !== "").length,
      empty: told.filter((value) => value === "").length,
      null: present.length - told.length,
      absent: records.length - present.length,
    },
    distinct: tally(told.filter((value) => value !== "")).length,
    types: (["boolean", "number", "text"] as const)
      .map((type) => ({ type, count: ofType(type === "text" ? "string" : type).length }))
      .filter(({ count }) => count > 0),
    values: isShown
      ? counted
          .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
          .slice(0, 20)
          .map(([value, count]) => `${value}: ${count}`)
          .toSorted()
      : [],
    sum: isNumber && numbers.length > 0 ? cents.reduce((sum, value) => sum + value, 0) / 100 : null,
    min: isNumber && numbers.length > 0 ? Math.min(...numbers) : null,
    max: isNumber && numbers.length > 0 ? Math.max(...numbers) : null,
    dates:
      name === "placed_at" && numbers.length > 0
        ? { earliest: Math.min(...numbers), latest: Math.max(...numbers) }
        : null,
    binned: isNumber || name === "placed_at" ? numbers.length : 0,
  };
}

function tally(values: readonly JsonValue[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts];
}
