import { expect, test } from "vitest";
import type { Attribute } from "../../../contract/attributes.ts";
import {
  attributeChangesFormSchema,
  attributeFormValues,
  emptyAttribute,
  newAttributeFormSchema,
} from "./attribute-form-schema.ts";

const filled = { ...emptyAttribute, label: "Size", name: "size" };
const size: Attribute = {
  id: "7",
  owner_kind: "instance",
  object_type_id: "Order",
  name: "size",
  label: "Size",
  description: "",
  data_type: "list",
  required: false,
  options: [{ id: "s", label: "S", archived: false }],
  reference: null,
  archived: false,
  origin: "declared",
  created_at: 0,
  updated_at: 0,
};

const problemsOf = (values: typeof emptyAttribute) =>
  newAttributeFormSchema.safeParse(values).error?.issues.map(({ path }) => path.join("."));

test("what the chosen type has no use for is not sent", () => {
  const options = [{ label: "S", archived: false }];
  const reference = { type: "one", object_type_id: "Order" } as const;
  const text = newAttributeFormSchema.parse({ ...filled, options, reference });
  expect(text).not.toHaveProperty("options");
  expect(text).not.toHaveProperty("reference");
  const list = newAttributeFormSchema.parse({ ...filled, data_type: "list", options, reference });
  expect(list.options).toEqual(options);
});

test("a list needs options and a reference a type, each told on its field", () => {
  expect(problemsOf({ ...filled, data_type: "list" })).toEqual(["options"]);
  expect(problemsOf({ ...filled, data_type: "relationship" })).toEqual([
    "reference.object_type_id",
  ]);
});

test("of an attribute that is there, only the changes are sent", () => {
  const schema = attributeChangesFormSchema(size);
  const before = attributeFormValues(size);
  expect(schema.parse(before)).toEqual({});
  const options = [...before.options, { label: "M", archived: false }];
  expect(schema.parse({ ...before, label: "Width", options })).toEqual({
    label: "Width",
    options: [
      { id: "s", label: "S", archived: false },
      { label: "M", archived: false },
    ],
  });
});
