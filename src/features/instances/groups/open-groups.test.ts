import { expect, test } from "vitest";
import { readOpenGroups, writeOpenGroups } from "./open-groups.ts";

test("open groups come back from the address with their pages", () => {
  const open = [
    { value: "Shipped", pages: 1 },
    { value: null, pages: 3 },
    { value: false, pages: 1 },
    { value: "", pages: 2 },
  ];
  const text = writeOpenGroups(open);
  expect(text).toBe('["Shipped",[null,3],false,["",2]]');
  expect(readOpenGroups(text)).toEqual(open);
  expect(writeOpenGroups([])).toBeUndefined();
});

test("what makes no sense in an address opens nothing", () => {
  expect(readOpenGroups("{")).toEqual([]);
  expect(readOpenGroups('"Shipped"')).toEqual([]);
  expect(readOpenGroups('[["a",0],["b",99],["c",1.5],{},7,"d"]')).toEqual([
    { value: "d", pages: 1 },
  ]);
});
