import fc from "fast-check";
import { expect, test } from "vitest";
import { addressPart } from "./address-part.ts";

const { write, read } = addressPart(["new", "map"]);

test("a name that an address has for itself is marked, any other id stands as it is", () => {
  expect(["new", "map", "Order", "newer"].map(write)).toEqual(["~new", "~map", "Order", "newer"]);
});

test("every id is read back from its address, and none is written as a page's own name", () => {
  const id = fc.oneof(fc.string(), fc.constantFrom("new", "map", "~new", "~~map", "~"));
  fc.assert(
    fc.property(id, (given) => {
      expect(read(write(given))).toBe(given);
      expect(["new", "map"]).not.toContain(write(given));
    }),
  );
});
