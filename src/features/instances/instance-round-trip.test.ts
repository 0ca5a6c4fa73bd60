import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { instanceEndpoints } from "../../../contract/instances.ts";
import { parseJson, type JsonValue } from "../../../contract/json.ts";
import { objectEndpoints } from "../../../contract/objects.ts";
import { describeOnEachDatabase } from "../../../server/database/testing.ts";
import { openTestApp, type TestApp } from "../../../server/testing/test-app.ts";
import { listChanges, writeOf } from "./instance-changes.ts";
import { draftOf, type Draft } from "./instance-draft.ts";
import { initialDrafts, instanceFields } from "./instance-fields.ts";

const params = { custom_object_type_identifier: "Order", custom_object_instance_id: "1" };

const number = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.stringMatching(/^(\.\d{1,20})?$/))
  .map(([whole, fraction]) => parseJson(`${whole}${fraction}`));

/** A value for every kind of attribute that the test workspace has, some of them null, some left out. */
const anyValues: fc.Arbitrary<Record<string, JsonValue | undefined>> = fc.record(
  Object.fromEntries(
    Object.entries({
      order_number: fc.string({ unit: "binary" }),
      note: fc.string({ unit: "grapheme" }),
      total_amount: number,
      items: fc.bigInt().map((whole) => parseJson(`${whole}`)),
      gift: fc.boolean(),
      placed_at: fc.integer({ min: -60_000_000_000, max: 90_000_000_000 }),
      status: fc.constantFrom("open", "paid"),
    }).map(([name, values]) => [name, fc.option<JsonValue>(values)]),
  ),
  { requiredKeys: [] },
);

describeOnEachDatabase("a value entered in the form", (open) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(await open());
  });
  afterEach(() => test.close());

  async function readFields() {
    const schema = await test.call(objectEndpoints.schema, {});
    const objectType = schema.object_types.find(({ id }) => id === "Order");
    const instance = await test.call(instanceEndpoints.get, { params });
    if (!objectType || !("id" in instance)) throw new Error("The test workspace has no order");
    return instanceFields(schema, objectType, { instance, referenceSets: [] });
  }

  it("comes back from the store into the form as it was entered, and nothing else is sent", async () => {
    await fc.assert(
      fc.asyncProperty(anyValues, async (values) => {
        const fields = await readFields();
        const entered = fields.flatMap((field): [string, Draft][] =>
          Object.hasOwn(values, field.name)
            ? [[field.key, draftOf({ ...field, stored: values[field.name] })]]
            : [],
        );
        const drafts = { ...initialDrafts(fields), ...Object.fromEntries(entered) };
        const { written, expected, expectedFields } = writeOf(listChanges(fields, drafts));
        const names = Object.keys(written.custom_attributes ?? {});
        expect(names.filter((name) => !Object.hasOwn(values, name))).toEqual([]);
        const body = { ...written, expected, expected_fields: expectedFields };
        await test.call(instanceEndpoints.update, { params, body });
        expect(initialDrafts(await readFields())).toEqual(drafts);
      }),
      { numRuns: 60 },
    );
  });
});
