import { describe, expect, it } from "vitest";
import {
  compareWithFresh,
  listChanges,
  rebasedDrafts,
  typeChange,
  writeOf,
} from "./instance-changes.ts";
import { initialDrafts } from "./instance-fields.ts";
import { fieldNamed, fieldsOf, keyed, value } from "./test-order.ts";

describe("a record that changed meanwhile", () => {
  const before = fieldsOf({ note: "was", total: 1, gift: true });
  const after = fieldsOf({ note: "theirs", total: 2, gift: false });
  const drafts = {
    ...initialDrafts(before),
    ...keyed(before, { note: value("mine"), total: value("2"), items: value("3") }),
  };
  const changes = listChanges(before, drafts);

  it("is in conflict only where both sides wrote different values", () => {
    const { conflicts, others } = compareWithFresh(before, after, changes);
    expect(conflicts.map(({ mine }) => mine.field.name)).toEqual(["note"]);
    expect(others.map((other) => other.after.name)).toEqual(["gift"]);
  });

  it("takes what was changed here upon the fresh values", () => {
    const kept = rebasedDrafts(after, changes, new Set());
    expect(writeOf(listChanges(after, kept))).toMatchObject({
      written: { custom_attributes: { note: "mine", items: 3 } },
      expected: { note: "theirs" },
    });
    const taken = rebasedDrafts(after, changes, new Set([fieldNamed(after, "note").key]));
    expect(writeOf(listChanges(after, taken)).written).toEqual({ custom_attributes: { items: 3 } });
  });
});

it("says where a change is one of type too", () => {
  expect(typeChange("5", 5)).toBe("text → number");
  expect(typeChange({ a: 1 }, [1])).toBe("object → array");
  expect(typeChange(1, 2)).toBeUndefined();
  expect(typeChange(1, null)).toBeUndefined();
  expect(typeChange(undefined, "x")).toBeUndefined();
});
