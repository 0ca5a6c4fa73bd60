import { expect, it } from "vitest";
import type { JsonValue } from "../../../contract/json.ts";
import { stateChoices, stateWord } from "./attribute-field-states.ts";
import { draftOf, type Draft, type DraftedField } from "./instance-draft.ts";
import type { InstanceField } from "./instance-fields.ts";

function field(
  kind: DraftedField["kind"],
  stored: JsonValue | undefined,
  more: Partial<InstanceField> = {},
): InstanceField {
  const drafted = { kind, attribute: undefined, stored };
  return {
    ...drafted,
    key: "f",
    path: "custom_attributes.f",
    owner: "attribute",
    name: "f",
    label: "F",
    description: "",
    required: false,
    initial: draftOf(drafted),
    ...more,
  };
}

function choices(of: InstanceField, draft: Draft = of.initial) {
  return Object.fromEntries(
    stateChoices(of, draft).map((choice) => [
      choice.label,
      "draft" in choice ? choice.draft : choice.reason,
    ]),
  );
}

it("tells null, empty and unset apart in words", () => {
  expect(stateWord(field("string", undefined), { state: "unset" })).toBe("unset");
  expect(stateWord(field("string", null), { state: "null" })).toBe("null");
  expect(stateWord(field("string", ""), { state: "value", text: "" })).toBe("empty");
  expect(stateWord(field("string", "x"), { state: "value", text: "x" })).toBeUndefined();
});

it("offers the states a field is not in, and says why one can't be had", () => {
  expect(choices(field("string", "x"))).toEqual({
    "Set to empty text": { state: "value", text: "" },
    "Set to null": { state: "null" },
    "Leave unset": "What was stored once can be null, not unset",
  });
  expect(choices(field("decimal", undefined))).toEqual({ "Set to null": { state: "null" } });
  expect(choices(field("string", "x", { required: true }))["Set to null"]).toContain("required");
});

it("turns a value of another type into the field's own form where it can", () => {
  expect(choices(field("decimal", "249.90"))["Enter a number"]).toEqual({
    state: "value",
    text: "249.90",
  });
  expect(choices(field("decimal", "a lot"))["Enter a number"]).toEqual({
    state: "value",
    text: "",
  });
  expect(choices(field("string", 5))["Enter text"]).toEqual({ state: "value", text: "5" });
  expect(choices(field("datetime", "2026-03-01T09:30:00Z"))["Enter date and time"]).toEqual({
    state: "value",
    text: "1772357400",
  });
});

it("lets a time be entered as the seconds it is kept in", () => {
  const time = field("datetime", 1_772_357_400);
  expect(choices(time)["Enter Unix seconds"]).toEqual({ state: "json", text: "1772357400" });
});

it("unlinks all records of a reference at once", () => {
  const draft: Draft = { state: "references", records: [{ id: "1", title: "A", subtitle: "" }] };
  expect(choices(field("relationship", ["1"]), draft)).toEqual({
    "Unlink all": { state: "references", records: [] },
  });
});
