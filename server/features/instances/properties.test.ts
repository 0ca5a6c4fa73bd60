import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { associationEndpoints } from "../../../contract/associations.ts";
import { instanceEndpoints } from "../../../contract/instances.ts";
import { ExactNumber, type JsonObject, type JsonValue } from "../../../contract/json.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";
import { testContacts } from "../../testing/test-workspace.ts";

const { upsert, list, findByExternalId } = instanceEndpoints;
const params = { custom_object_type_identifier: "Order" };
const runs = { numRuns: 60 };

/** A number as JSON writes it: any digits, exponents and signs. */
const numberText = fc
  .tuple(
    fc.constantFrom("", "-"),
    fc.bigInt({ min: 0n, max: 10n ** 30n }),
    fc.constantFrom("", ".0", ".90", ".123456789012345678901234567890"),
    fc.constantFrom("", "e5", "E-7", "e+300"),
  )
  .map((parts) => parts.join(""));
const wholeText = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map(String);
const asNumber = (text: string): JsonValue =>
  String(Number(text)) === text ? Number(text) : new ExactNumber(text);
const text = fc.string({ unit: "binary", maxLength: 40 });

/** What may be written into each attribute of an order, and what wrong values look like. */
const rightValues: Record<string, fc.Arbitrary<JsonValue>> = {
  order_number: text,
  note: fc.oneof(text, fc.string({ minLength: 2000, maxLength: 5000 })),
  total_amount: numberText.map(asNumber),
  items: wholeText.map(asNumber),
  gift: fc.boolean(),
  placed_at: fc.integer({ min: -(10 ** 10), max: 10 ** 10 }),
  status: fc.constantFrom("open", "paid"),
};
const json: fc.Arbitrary<JsonValue> = fc.jsonValue().map((value) => value as JsonValue);
const isText = (value: JsonValue) => typeof value === "string";
const isNumber = (value: JsonValue) => typeof value === "number";
const wrongValues: Record<string, fc.Arbitrary<JsonValue>> = {
  order_number: json.filter((value) => !isText(value) && value !== null),
  total_amount: json.filter((value) => !isNumber(value) && value !== null),
  items: fc.oneof(
    json.filter((value) => !isNumber(value) && value !== null),
    fc.constantFrom(0.5, new ExactNumber("1.0"), new ExactNumber("1e3")),
  ),
  gift: json.filter((value) => typeof value !== "boolean" && value !== null),
  placed_at: fc.oneof(
    json.filter((value) => !isNumber(value) && value !== null),
    fc.constantFrom(0.5, 10 ** 11, "2026-13-01", "2026-03-01 09:30", "tomorrow"),
  ),
  status: json.filter((value) => value !== "open" && value !== "paid" && value !== null),
  nope: json,
};
const nullable = (value: fc.Arbitrary<JsonValue>) => fc.option(value, { freq: 8 });
const rightWrite: fc.Arbitrary<JsonObject> = fc
  .record(
    Object.fromEntries(Object.entries(rightValues).map(([name, value]) => [name, nullable(value)])),
    { requiredKeys: [] },
  )
  .map((write) => write as JsonObject);
const wrongMember = fc.oneof(
  ...Object.entries(wrongValues).map(([name, value]) =>
    value.map((wrong) => ({ name, value: wrong })),
  ),
);

describeOnEachDatabase("whatever is written to an instance", (open) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(await open());
  });
  afterEach(() => test.close());

  it("is read as it was written, merged with what was there", async () => {
    let written: JsonObject = {};
    const query = { external_id: "p" };
    await fc.assert(
      fc.asyncProperty(rightWrite, async (custom_attributes) => {
        written = { ...written, ...custom_attributes };
        const body = { external_id: "p", custom_attributes };
        const expected = { custom_attributes: written };
        expect(await test.call(upsert, { params, body })).toMatchObject(expected);
        const read = await test.call(findByExternalId, { params, query });
        expect(read).toHaveProperty("custom_attributes", written);
        expect((await test.call(list, { params })).data[0]).toEqual(read);
      }),
      runs,
    );
  });

  it("is refused as a whole where one value is wrong, naming the attribute", async () => {
    const before = (await test.request("GET", "/api/custom_object_instances/Order")).text;
    await fc.assert(
      fc.asyncProperty(rightWrite, wrongMember, async (right, { name, value }) => {
        const body = { external_id: "order_001", custom_attributes: { ...right, [name]: value } };
        const errors = await test.callFailing(400, upsert, { params, body });
        expect(errors).toHaveLength(1);
        expect(errors[0]).toMatchObject({
          code: "parameter_invalid",
          field: `custom_attributes.${name}`,
        });
        expect((await test.request("GET", "/api/custom_object_instances/Order")).text).toBe(before);
      }),
      runs,
    );
  });

  it("holds the references that were written last, in their order, and none that was refused", async () => {
    const attribute = { owner_kind: "contact", owner_id: testContacts.ada.id } as const;
    const path = { params: { ...attribute, attribute_name: "orders" } };
    let held: string[] = [];
    const ids = fc.array(fc.constantFrom("1", "2", "3", "99"), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(ids, fc.boolean(), async (wanted, isStale) => {
        const expected_ids = isStale ? ["3", "2", "1", "x"] : held;
        const body = { expected_ids, ids: wanted };
        const isWrong = wanted.includes("99") || new Set(wanted).size < wanted.length;
        const call = { ...path, body };
        if (isStale) await test.callFailing(409, associationEndpoints.replaceReferences, call);
        else if (isWrong) await test.callFailing(400, associationEndpoints.replaceReferences, call);
        else {
          held = wanted;
          await test.call(associationEndpoints.replaceReferences, call);
        }
        const set = await test.call(associationEndpoints.getReferences, path);
        expect(set.ids).toEqual(held);
        const query = { references_contact_id: testContacts.ada.id };
        const listed = await test.call(list, { params, query });
        expect(listed.data.map(({ id }) => id)).toEqual(held.toSorted().toReversed());
      }),
      runs,
    );
  });
});
