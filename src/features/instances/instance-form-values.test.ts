import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attributeValueSchema } from "../../../contract/attribute-values.ts";
import type { DataType } from "../../../contract/attributes.ts";
import { ExactNumber, parseJson, type JsonObject, type JsonValue } from "../../../contract/json.ts";
import { draftOf, readDraft, type Draft, type DraftedField } from "./instance-draft.ts";
import { instanceFields } from "./instance-fields.ts";
import {
  attributes,
  fieldsOf,
  orderType,
  problemsOf,
  schema,
  value,
  written,
} from "./test-order.ts";

const digits = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
    fc.option(fc.stringMatching(/^\d{1,20}$/)),
  )
  .map(([whole, fraction]) => parseJson(fraction === null ? `${whole}` : `${whole}.${fraction}`));
const anyJson = fc
  .json({ noUnicodeString: false })
  .map((text) => parseJson(text))
  .filter((json) => json !== undefined);
const valuesByType: Record<Exclude<DataType, "relationship">, fc.Arbitrary<JsonValue>> = {
  string: fc.string({ unit: "binary" }),
  integer: fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }).map((whole) => parseJson(`${whole}`)),
  decimal: fc.oneof(digits, fc.double({ noNaN: true, noDefaultInfinity: true })),
  boolean: fc.boolean(),
  list: fc.constantFrom("open", "paid", "lost"),
  datetime: fc.integer({ min: -60_000_000_000, max: 90_000_000_000 }),
};
const anyValue: fc.Arbitrary<JsonValue> = fc.oneof(
  ...Object.values(valuesByType),
  anyJson,
  fc.constant(null),
);
/** Names people give attributes, and names that mean something to JavaScript or to a form. */
const anyName = fc.oneof(
  fc.constantFrom(...attributes.map(({ name }) => name), "__proto__", "constructor", "a.b[0]", "'"),
  fc.string({ minLength: 1, maxLength: 8 }),
);
const anyAttributes = fc
  .array(fc.tuple(anyName, anyValue))
  .map((entries): JsonObject => Object.fromEntries(entries));

describe("a form nobody touched", () => {
  it("sends nothing and has no problem, whatever is stored", () => {
    fc.assert(
      fc.property(anyAttributes, fc.array(fc.string()), (stored, ids) => {
        const fields = fieldsOf(stored, ids);
        expect(written(fields, {})).toEqual({ written: {}, expected: {}, expectedFields: {} });
        expect(problemsOf(fields, {})).toEqual({});
      }),
    );
  });

  it("has a field for every value that is stored, each with a key of its own", () => {
    fc.assert(
      fc.property(anyAttributes, (stored) => {
        const fields = fieldsOf(stored);
        const keys = fields.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.filter((key) => /[^\w]/.test(key))).toEqual([]);
        const names = new Set(fields.map(({ name }) => name));
        expect(Object.keys(stored).filter((name) => name !== "old" && !names.has(name))).toEqual(
          [],
        );
      }),
    );
  });
});

describe("a value of every type", () => {
  for (const [kind, values] of Object.entries(valuesByType)) {
    const described = attributes.find(({ data_type }) => data_type === kind);
    it(`of type ${kind} survives the way into the form and back, digit by digit`, () => {
      fc.assert(
        fc.property(values, (stored) => {
          const kind = described?.data_type ?? "json";
          const field: DraftedField = { kind, attribute: described, stored };
          const draft = draftOf(field);
          expect(draft.state).toBe("value");
          const reading = readDraft(field, draft);
          expect(JSON.stringify(reading)).toBe(JSON.stringify({ value: stored }));
        }),
      );
    });
  }

  it("is sent alone when it alone was edited, beside the value it had", () => {
    fc.assert(
      fc.property(anyAttributes, valuesByType.decimal, (stored, total) => {
        const fields = fieldsOf(stored);
        const edited = written(fields, {
          total: value(total instanceof ExactNumber ? total.source : JSON.stringify(total)),
        });
        const held = Object.hasOwn(stored, "total") ? { total: stored["total"] } : {};
        if (JSON.stringify(held) === JSON.stringify({ total })) return;
        expect(JSON.stringify(edited)).toBe(
          JSON.stringify({
            written: { custom_attributes: { total } },
            expected: held,
            expectedFields: {},
          }),
        );
      }),
    );
  });

  it("that the form accepts is what the contract accepts", () => {
    fc.assert(
      fc.property(fc.constantFrom(...attributes), anyValue, (described, sent) => {
        if (described.archived || described.data_type === "relationship") return;
        const fields = fieldsOf({});
        const draft: Draft = { state: "json", text: JSON.stringify(sent) };
        const accepted = attributeValueSchema(described).safeParse(sent).success;
        expect(described.name in problemsOf(fields, { [described.name]: draft })).toBe(!accepted);
      }),
    );
  });
});

describe("numbers", () => {
  const fields = fieldsOf({ items: new ExactNumber("1234567890123456789") });

  it("of nineteen digits are sent as they were typed", () => {
    const edited = written(fields, { items: value("9999999999999999999") });
    expect(JSON.stringify(edited.written)).toBe(
      '{"custom_attributes":{"items":9999999999999999999}}',
    );
    expect(JSON.stringify(edited.expected)).toBe('{"items":1234567890123456789}');
  });

  it("with other separators are refused rather than guessed at", () => {
    for (const text of ["1,020.50", "149,90", "1 000", "+5", "007", "12."]) {
      expect(problemsOf(fields, { total: value(text) })["total"]).toContain("Write only digits");
    }
    expect(problemsOf(fields, { total: value("ten") })["total"]).toContain("Must be a number");
    expect(problemsOf(fields, { items: value("1.5") })["items"]).toBe("Must be a whole number");
  });
});

describe("null, empty and unset", () => {
  it("are three different writes", () => {
    const fields = fieldsOf({ note: "before" });
    expect(written(fields, { note: { state: "null" } }).written).toEqual({
      custom_attributes: { note: null },
    });
    expect(written(fields, { note: value("") }).written).toEqual({
      custom_attributes: { note: "" },
    });
    expect(written(fields, {}).written).toEqual({});
  });

  it("can't be turned into unset once a value is stored", () => {
    expect(problemsOf(fieldsOf({ note: "x" }), { note: { state: "unset" } })).toHaveProperty(
      "note",
    );
  });

  it("can't be null where the attribute is required", () => {
    const fields = fieldsOf({ number: "A-1" });
    expect(problemsOf(fields, { number: { state: "null" } })["number"]).toContain("required");
  });

  it("may not stay unset for a required attribute of a new record", () => {
    const fields = instanceFields(schema, orderType);
    expect(problemsOf(fields, {}, true)).toEqual({ number: "Is required for a new record" });
    expect(problemsOf(fields, { number: value("") }, true)).toEqual({});
  });
});
