import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { facetEndpoints } from "../../../contract/facets.ts";
import { instanceQueryEndpoints } from "../../../contract/instance-query.ts";
import { ExactNumber, type JsonValue } from "../../../contract/json.ts";
import {
  operatorsOfKind,
  type FieldKind,
  type QueryCondition,
  type QueryFilter,
  type SortKey,
} from "../../../contract/query-filter.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { theWorkspaceId } from "../../database/tables.ts";
import {
  meets,
  sortPlainly,
  type PlainKinds,
  type PlainRecord,
} from "../../testing/plain-query.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";
import { holdReferences, testContacts } from "../../testing/test-workspace.ts";

type Value = string | number | ExactNumber | boolean | null;
type ValueKind = Exclude<FieldKind, "reference">;

const letters = ["a", "B", "b", "ä", "Ä", "É", "ß", "😀", "%", "_", "\\", "'", '"', " "];
const labels = ["open", "paid", "lost"];
const numbers = ["9007199254740992", "9007199254740993", "-9223372036854775807", "149.90"];
const valuesOf: Record<ValueKind, fc.Arbitrary<Value>> = {
  text: fc.array(fc.constantFrom(...letters), { maxLength: 3 }).map((chosen) => chosen.join("")),
  number: fc.constantFrom<Value>(
    0,
    -3,
    7,
    149.9,
    0.1,
    1e21,
    ...numbers.map((digits) => new ExactNumber(digits)),
  ),
  date: fc.integer({ min: 0, max: 9 }).map((days) => 1_772_000_000 + days * 86_400),
  list: fc.constantFrom(...labels, "gone"),
  boolean: fc.boolean(),
};

const fields: Record<string, ValueKind> = {
  external_id: "text",
  created_at: "date",
  external_created_at: "date",
  "custom_attributes.note": "text",
  "custom_attributes.total_amount": "number",
  "custom_attributes.items": "number",
  "custom_attributes.gift": "boolean",
  "custom_attributes.placed_at": "date",
  "custom_attributes.status": "list",
};
const names = Object.keys(fields);
const kinds: PlainKinds = Object.fromEntries(
  Object.entries(fields).map(([name, kind]) => [
    name,
    kind === "list" ? labels : kind === "date" ? "number" : kind,
  ]),
);

type RandomOrder = { values: Record<string, Value>; holder: number };
const order: fc.Arbitrary<RandomOrder> = fc.record({
  values: fc.record(
    Object.fromEntries(
      names.map((name) => {
        const values = valuesOf[fields[name] ?? "text"];
        return [name, name === "created_at" ? values : fc.option(values, { freq: 4 })];
      }),
    ),
  ),
  holder: fc.nat(3),
});

function condition(field: string, kind: ValueKind): fc.Arbitrary<QueryFilter> {
  const operators = operatorsOfKind[kind].filter((operator) => operator !== "WITHIN");
  const value = valuesOf[kind];
  return fc.constantFrom(...operators).chain((operator) => {
    const values: fc.Arbitrary<QueryCondition["value"]> =
      operator === "IN" || operator === "NIN"
        ? fc.array(fc.option(value, { freq: 5 }), { minLength: 1, maxLength: 3 })
        : operator === "BETWEEN"
          ? fc.array(value, { minLength: 2, maxLength: 2 })
          : operator === "=" || operator === "!="
            ? fc.option(value, { freq: 5 })
            : value;
    return values.map((value): QueryFilter => ({ field, operator, value }));
  });
}

const own = fc.constantFrom(...names).chain((field) => condition(field, fields[field] ?? "text"));
const nameOfContact: fc.Arbitrary<QueryFilter> = fc
  .tuple(
    fc.constantFrom(
      "=" as const,
      "!=" as const,
      "~" as const,
      "!~" as const,
      "^" as const,
      "$" as const,
    ),
    fc.constantFrom<Value>("ada", "Grace Hopper", "HOP", "e"),
  )
  .map(([operator, value]): QueryFilter => ({ field: "name", operator, value }));
const hop: fc.Arbitrary<QueryFilter> = fc
  .tuple(fc.constantFrom("HAS" as const, "HAS_NONE" as const), fc.option(nameOfContact))
  .map(([operator, value]): QueryFilter => ({ field: "referred_by.contact", operator, value }));
const heldBy: fc.Arbitrary<QueryFilter> = fc
  .tuple(
    fc.constantFrom("=" as const, "!=" as const),
    fc.constantFrom(...Object.values(testContacts).map(({ id }) => id)),
  )
  .map(([operator, value]): QueryFilter => ({ field: "referred_by.contact", operator, value }));

const { tree: filter } = fc.letrec<{ tree: QueryFilter }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    { arbitrary: own, weight: 4 },
    hop,
    heldBy,
    fc
      .tuple(
        fc.constantFrom("AND" as const, "OR" as const),
        fc.array(tie("tree"), { maxLength: 3 }),
      )
      .map(([operator, value]): QueryFilter => ({ operator, value })),
    tie("tree").map((value): QueryFilter => ({ operator: "NOT", value })),
  ),
}));

const sortKeys: fc.Arbitrary<SortKey[]> = fc
  .uniqueArray(fc.constantFrom(...names), { maxLength: 3 })
  .chain((fields) =>
    fc.tuple(
      ...fields.map((field) =>
        fc
          .constantFrom("ascending" as const, "descending" as const)
          .map((order) => ({ field, order })),
      ),
    ),
  );

const params = { custom_object_type_identifier: "Order" };

describeOnEachDatabase("queries of random instances", (open) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(await open());
  });
  afterEach(() => test.close());

  const query = (query: Record<string, string | number>) =>
    test.call(instanceQueryEndpoints.query, { params, query });

  it("equal a plain evaluation of the filter and the order, page by page and by cursor", async () => {
    let runs = 0;
    const cases = fc.array(fc.tuple(filter, sortKeys, fc.integer({ min: 1, max: 20 })), {
      minLength: 12,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(order, { minLength: 30, maxLength: 40 }),
        cases,
        async (orders, cases) => {
          const records = await replaceOrders(test, orders);
          // From then on the values of the type are at hand, and filters are told from them.
          if (runs++ === 1) await test.call(facetEndpoints.list, { params, query: {} });
          for (const [filter, sort, per_page] of cases) {
            const given = { filter: JSON.stringify(filter), sort: JSON.stringify(sort) };
            const matching = records.filter((record) => meets(record, filter));
            const wanted = sortPlainly(matching, sort, kinds).map(({ id }) => id);
            const { instances, total, total_is_exact } = await query({ ...given, per_page: 150 });
            expect(instances.map(({ id }) => id)).toEqual(wanted);
            expect([total, total_is_exact]).toEqual([wanted.length, true]);
            expect(await walk(given, per_page)).toEqual(wanted);
          }
        },
      ),
      { numRuns: Number(process.env["SOAK"] ?? 1) * 4 },
    );
  }, 120_000);

  it("give no row twice and miss none that stays, while rows are written", async () => {
    const orders = fc.sample(order, { numRuns: 40, seed: 7 });
    const before = await replaceOrders(test, orders);
    const sort = JSON.stringify([{ field: "custom_attributes.note", order: "ascending" }]);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await query({ sort, per_page: 3, ...(after === undefined ? {} : { after }) });
      seen.push(...page.instances.map(({ id }) => id));
      after = page.page.next ?? undefined;
      await test.request("POST", "/api/custom_object_instances/Order", {
        body: { custom_attributes: { note: `new ${seen.length}` } },
      });
    } while (after !== undefined);
    expect(new Set(seen).size).toBe(seen.length);
    expect(before.map(({ id }) => id).filter((id) => !seen.includes(id))).toEqual([]);
  });

  /** Forward by cursor, with each page read backward from the next one too; and the same pages by number. */
  async function walk(given: Record<string, string>, per_page: number): Promise<string[]> {
    const walked: string[] = [];
    let previous: string[] = [];
    let after: string | undefined;
    for (let number = 1; ; number++) {
      const { instances, page } = await query({
        ...given,
        per_page,
        ...(after === undefined ? {} : { after }),
      });
      const ids = instances.map(({ id }) => id);
      const numbered = await query({ ...given, per_page, page: number });
      expect(numbered.instances.map(({ id }) => id)).toEqual(ids);
      if (page.previous !== null && ids.length > 0) {
        const back = await query({ ...given, per_page, before: page.previous });
        expect(back.instances.map(({ id }) => id)).toEqual(previous);
      }
      walked.push(...ids);
      previous = ids;
      if (page.next === null) return walked;
      after = page.next;
    }
  }
});

/** Put these in the place of all orders; the answer has the newest first. */
async function replaceOrders(
  { database: { db } }: TestApp,
  orders: readonly RandomOrder[],
): Promise<PlainRecord[]> {
  await db.deleteFrom("instance_references").execute();
  await db.deleteFrom("instances").execute();
  const contacts = Object.values(testContacts);
  const times = { updated_at: 1_772_000_000, external_updated_at: null };
  const rows = orders.map(({ values }, index) => ({
    workspace_id: theWorkspaceId,
    id: `order-${index}`,
    seq: index + 1,
    object_type_id: "Order",
    external_id:
      values["external_id"] === null ? null : `${String(values["external_id"])}#${index}`,
    external_created_at: values["external_created_at"] as number | null,
    created_at: values["created_at"] as number,
    custom_attributes: JSON.stringify(attributesOf(values)),
    ...times,
  }));
  await db.insertInto("instances").values(rows).execute();
  const records = rows.map((row, index): PlainRecord & { seq: number; created_at: number } => {
    const contact = contacts[orders[index]?.holder ?? 3];
    const values = {
      ...orders[index]?.values,
      external_id: row.external_id,
    } as PlainRecord["values"];
    const holders = contact ? [{ id: contact.id, values: { name: contact.name }, others: {} }] : [];
    return {
      id: row.id,
      seq: row.seq,
      created_at: row.created_at,
      values,
      others: { "referred_by.contact": holders },
    };
  });
  for (const { id } of contacts) {
    const held = records.filter(({ others }) => others["referred_by.contact"]?.[0]?.id === id);
    await holdReferences(
      db,
      { kind: "contact", id },
      "orders",
      held.map((record) => record.id),
    );
  }
  return records.toSorted((a, b) => b.created_at - a.created_at || b.seq - a.seq);
}

/** Null and absent are the same to a query; some attributes have the one where they have no value, some the other. */
function attributesOf(values: Record<string, Value>): Record<string, JsonValue> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(
        ([name, value]) =>
          name.startsWith("custom_attributes.") && (value !== null || name.length % 2 === 0),
      )
      .map(([name, value]) => [name.slice("custom_attributes.".length), value]),
  );
}
