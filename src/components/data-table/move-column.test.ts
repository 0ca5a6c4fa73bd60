import { expect, test } from "vitest";
import { moveBeside } from "./move-column.ts";

test("a column goes before or behind another, from either side", () => {
  const ids = ["a", "b", "c", "d"];
  expect(moveBeside(ids, "d", { id: "b", side: "before" })).toEqual(["a", "d", "b", "c"]);
  expect(moveBeside(ids, "a", { id: "c", side: "behind" })).toEqual(["b", "c", "a", "d"]);
  expect(moveBeside(ids, "b", { id: "a", side: "before" })).toEqual(["b", "a", "c", "d"]);
});
