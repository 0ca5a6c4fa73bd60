import { expect, test } from "vitest";
import { remainingIds } from "./sets-to-mend.ts";

const removing = (...ids: string[]) =>
  ids.map((gone) => ({ isRemoved: ({ id }: { id: string }) => id === gone }));

test("what no fix is about stays, in its order", () => {
  expect(remainingIds(["3", "9", "1", "9", "2"], removing("9", "2"))).toEqual(["3", "1"]);
  expect(remainingIds(["3", "1"], removing("9"))).toEqual(["3", "1"]);
});

test("the first of the same stays where only what is repeated goes", () => {
  const repeated = [
    {
      isRemoved: ({ id, isRepeated }: { id: string; isRepeated: boolean }) =>
        isRepeated && id === "7",
    },
  ];
  expect(remainingIds(["7", "8", "7", "8", "7"], repeated)).toEqual(["7", "8", "8"]);
});
