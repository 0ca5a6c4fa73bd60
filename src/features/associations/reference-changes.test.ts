import fc from "fast-check";
import { expect, test } from "vitest";
import { placesOf } from "../../workspace/set-places.ts";
import { compareSets, planChanges } from "./reference-changes.ts";

const nothing = { added: [], removedKeys: new Set<string>() };

test("what is added comes last and what stays keeps its order", () => {
  const staged = { added: [{ id: "9" }], removedKeys: new Set(["2#1"]) };
  const plan = planChanges(["3", "2", "1"], staged, false);
  expect(plan.ids).toEqual(["3", "1", "9"]);
  expect(plan.removed.map(({ id }) => id)).toEqual(["2"]);
});

test("what is linked already is not added again", () => {
  const plan = planChanges(["1"], { ...nothing, added: [{ id: "1" }] }, false);
  expect(plan).toMatchObject({ added: [], ids: ["1"] });
});

test("a to-one reference gives way to the one that is added, whatever it is by then", () => {
  const plan = planChanges(["1"], { ...nothing, added: [{ id: "2" }] }, true);
  expect(plan.removed.map(({ id }) => id)).toEqual(["1"]);
  expect(plan.ids).toEqual(["2"]);
});

test("of an instance that is linked twice, one can be removed", () => {
  const plan = planChanges(["5", "5"], { ...nothing, removedKeys: new Set(["5#2"]) }, false);
  expect(plan.ids).toEqual(["5"]);
});

test("removing what is gone already changes nothing", () => {
  expect(planChanges(["1"], { ...nothing, removedKeys: new Set(["7#1"]) }, false).ids).toEqual([
    "1",
  ]);
});

test("two looks at a set tell what came and what went", () => {
  expect(compareSets(["1", "2"], ["2", "3"])).toEqual({
    added: ["3"],
    removed: ["1"],
    isSame: false,
  });
  expect(compareSets(["1", "2"], ["2", "1"])).toEqual({ added: [], removed: [], isSame: false });
});

test("no link is lost that was not removed by name, however large the set", () => {
  const idsOf = fc.array(fc.nat(30).map(String), { maxLength: 60 });
  fc.assert(
    fc.property(idsOf, fc.subarray(placesOf(["1", "2", "3"])), idsOf, (ids, removed, more) => {
      const removedKeys = new Set(removed.map(({ key }) => key));
      const added = [...new Set(more)].map((id) => ({ id }));
      const plan = planChanges(ids, { added, removedKeys }, false);
      const kept = placesOf(ids).filter(({ key }) => !removedKeys.has(key));
      expect(plan.ids.slice(0, kept.length)).toEqual(kept.map(({ id }) => id));
      expect(plan.ids.length).toBe(kept.length + plan.added.length);
    }),
  );
});
