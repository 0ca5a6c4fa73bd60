import { expect, test } from "vitest";
import { tabSeparated } from "./tab-separated.ts";

test("cells stand between tabs and rows between line breaks", () => {
  expect(
    tabSeparated([
      ["Number", "Note"],
      ["ORD-1", ""],
    ]),
  ).toBe("Number\tNote\nORD-1\t");
});

test("a tab, a line break and a quote inside a cell do not end it", () => {
  expect(tabSeparated([["a\tb", "c\nd", 'e "f"', "g, h"]])).toBe('"a\tb"\t"c\nd"\t"e ""f"""\tg, h');
});
