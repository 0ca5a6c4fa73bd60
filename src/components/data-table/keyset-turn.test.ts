import { expect, test } from "vitest";
import { firstPage, nextPage, previousPage } from "./keyset-turn.ts";

const page = { first_position: 51, previous: "before-51", next: "after-75" };

test("Next and Previous each replace the cursor that led here", () => {
  expect(nextPage(page)).toEqual({ after: "after-75", before: undefined });
  expect(previousPage(page, 25)).toEqual({ after: undefined, before: "before-51" });
});

test("the way back to the first page has no cursor, also where the page before is not a whole one", () => {
  expect(previousPage({ ...page, first_position: 26 }, 25)).toEqual(firstPage);
  expect(previousPage({ ...page, first_position: 9 }, 25)).toEqual(firstPage);
});

test("there is no way beyond the ends of the list", () => {
  expect(previousPage({ ...page, first_position: 1, previous: null }, 25)).toBeUndefined();
  expect(nextPage({ ...page, next: null })).toBeUndefined();
});
