import { expect, it } from "vitest";
import type { Attribute } from "../../../contract/attributes.ts";
import { changedMembers } from "./changed-members.ts";

const status: Attribute = {
  id: "1",
  owner_kind: "instance",
  object_type_id: "Order",
  name: "status",
  label: "Status",
  description: "",
  data_type: "string",
  required: false,
  options: [],
  reference: null,
  archived: false,
  origin: "inferred",
  created_at: 0,
  updated_at: 0,
};

it("names attributes the same, whether they come as in errors or inside custom_attributes", () => {
  const told = changedMembers(
    [status],
    { "custom_attributes.status": "open", external_id: "A" },
    { "custom_attributes.status": "paid", external_id: "B" },
  );
  const written = changedMembers(
    [status],
    { status: "open", external_id: "A" },
    { custom_attributes: { status: "paid" }, external_id: "B" },
  );
  expect(told).toEqual(written);
  expect(told.map(({ label, before, after }) => [label, before, after])).toEqual([
    ["Status", "open", "paid"],
    ["External id", "A", "B"],
  ]);
});

it("tells a value that a side lacks from one that is null", () => {
  const [member] = changedMembers([status], {}, { "custom_attributes.status": null });
  expect(member).toMatchObject({ before: undefined, after: null });
});

it("spells members that have no label of their own", () => {
  const [member] = changedMembers([], { last_seen_at: 1 }, { last_seen_at: 2 });
  expect(member?.label).toBe("Last seen at");
});
