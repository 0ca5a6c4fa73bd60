import { describe, expect, test } from "vitest";
import { readFilter, withoutPaths, writeFilter } from "./filter-node.ts";

const open = { field: "custom_attributes.status", operator: "IN", value: ["Open"] };
const large = { field: "custom_attributes.total", operator: ">", value: 100 };
const text = (filter: unknown) => JSON.stringify(filter);

/** What is left of the parts once they are written again. */
const again = (filter: string) => writeFilter(readFilter(filter).map(({ node }) => node));

describe("the parts of a filter", () => {
  test("are the conditions that must all hold, each with its path", () => {
    const parts = readFilter(text({ operator: "AND", value: [open, large] }));
    expect(parts.map(({ path }) => path)).toEqual(["filter.value.0", "filter.value.1"]);
    expect(parts.map(({ node }) => node)).toMatchObject([{ value: ["Open"] }, { operator: ">" }]);
  });

  test("are one where any may hold, and none where there is no filter", () => {
    expect(readFilter(text({ operator: "OR", value: [open, large] }))).toMatchObject([
      { path: "filter", node: { kind: "group", operator: "OR" } },
    ]);
    expect(readFilter(undefined)).toEqual([]);
  });

  test.each([
    text(open),
    text({ operator: "AND", value: [open, { operator: "NOT", value: large }] }),
    text({ operator: "OR", value: [open, { operator: "AND", value: [large, open] }] }),
    '{"field":"custom_attributes.id","operator":"=","value":9007199254740993123}',
    '{"field":"custom_attributes.total","operator":">=","value":149.90}',
    text({ operator: "AND", value: [{ field: "x", operator: "none", value: { a: 1 } }, 7, null] }),
  ])("come back as they were written: %s", (filter) => {
    expect(again(filter)).toBe(filter);
  });

  test("hold what is no filter and even no JSON", () => {
    expect(readFilter("status=open")).toMatchObject([
      { path: "filter", node: { kind: "unreadable", source: "status=open" } },
    ]);
    expect(readFilter(text({ operator: "XOR", value: [] }))).toMatchObject([
      { node: { kind: "unreadable" } },
    ]);
  });
});

describe("taking parts off by their paths", () => {
  const filter = text({
    operator: "AND",
    value: [open, { operator: "OR", value: [large, open] }, { operator: "NOT", value: large }],
  });

  test.each<[string[], unknown]>([
    [
      ["filter.value.0.value"],
      [
        { operator: "OR", value: [large, open] },
        { operator: "NOT", value: large },
      ],
    ],
    [
      ["filter.value.1.value.0.field"],
      [open, { operator: "OR", value: [open] }, { operator: "NOT", value: large }],
    ],
    [["filter.value.2.value.value", "filter.value.1"], [open]],
    [
      ["filter.value.1.value.0", "filter.value.1.value.1"],
      [open, { operator: "NOT", value: large }],
    ],
  ])("leaves the rest of it: %j", (paths, rest) => {
    expect(withoutPaths(filter, paths)).toBe(text({ operator: "AND", value: rest }));
  });

  test("leaves nothing of what can't be read", () => {
    expect(withoutPaths("status=open", ["filter"])).toBeUndefined();
    expect(withoutPaths(text(open), ["filter.operator"])).toBeUndefined();
  });
});
