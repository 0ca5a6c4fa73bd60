import fc from "fast-check";
import { expect, test } from "vitest";
import type { RecordKey } from "../../../../contract/neighbourhood.ts";
import { formatView, parseView, type InspectorView } from "./inspector-view.ts";

const id = fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" });
const record = fc
  .tuple(fc.constantFrom("contact", "conversation", "instance"), id)
  .map(([kind, text]): RecordKey => `${kind as "contact"}:${text}`);
const step = fc.oneof(
  fc.record({ act: fc.constant("expand" as const), record }),
  fc.record({
    act: fc.constant("more" as const),
    record,
    direction: fc.constantFrom("in" as const, "out" as const),
    attribute_id: fc.option(id),
    limit: fc.integer({ min: 1, max: 500 }),
  }),
);
const anyView: fc.Arbitrary<InspectorView> = fc.record({
  focus: record,
  depth: fc.integer({ min: 1, max: 3 }),
  steps: fc.array(step, { maxLength: 6 }),
  collapsed: fc.array(record, { maxLength: 4 }),
  dismissed: fc.array(record, { maxLength: 4 }),
  hidden: fc.array(id, { maxLength: 4 }),
  tidied: fc.constant(0),
  view: fc.constantFrom("picture" as const, "table" as const, undefined),
  at: record,
  viewport: fc.option(
    fc.record({
      x: fc.integer({ min: -100_000, max: 100_000 }),
      y: fc.integer({ min: -100_000, max: 100_000 }),
      percent: fc.integer({ min: 8, max: 200 }),
    }),
    { nil: undefined },
  ),
  from: fc.option(record, { nil: undefined }),
  to: fc.option(record, { nil: undefined }),
  find: fc.string({ maxLength: 20 }),
});

test("an address brings back the view it was made of, whatever signs the ids hold", () => {
  fc.assert(
    fc.property(anyView, (view) => {
      const search = formatView(view);
      const address = new URLSearchParams(
        Object.entries(search).filter((entry): entry is [string, string] => entry[1] !== undefined),
      );
      expect(parseView(Object.fromEntries(new URLSearchParams(address.toString())))).toEqual(view);
    }),
  );
});

test("a view as it always starts needs nothing but its focus", () => {
  const view = parseView({ focus: "contact:64f00a" });
  expect(view && JSON.parse(JSON.stringify(formatView(view)))).toEqual({ focus: "contact:64f00a" });
});

test("parts of an address that make no sense count as absent", () => {
  expect(parseView({ focus: "order:1" })).toBeUndefined();
  const view = parseView({
    focus: "contact:1",
    depth: "7",
    steps: "x1*i2.sideways.a.5*i2.out.a.0*i2.out.a.9999*i3",
    collapsed: "*c*zz",
    at: "?",
    viewport: "1*2*999",
    tidied: "9",
  });
  expect(view).toMatchObject({
    depth: 1,
    steps: [{ act: "expand", record: "instance:3" }],
    collapsed: [],
    at: "contact:1",
    tidied: 1,
  });
});
