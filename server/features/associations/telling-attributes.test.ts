import { expect, it } from "vitest";
import type { Attribute, DataType } from "../../../contract/attributes.ts";
import { ExactNumber } from "../../../contract/json.ts";
import { tellingAttributes } from "./telling-attributes.ts";

function attribute(name: string, data_type: DataType, archived = false): Attribute {
  return {
    id: name,
    owner_kind: "instance",
    object_type_id: "Order",
    name,
    label: name,
    description: "",
    data_type,
    required: false,
    options: [],
    reference: null,
    archived,
    origin: "declared",
    created_at: 0,
    updated_at: 0,
  };
}

const order = [
  attribute("order_number", "string"),
  attribute("gift", "boolean"),
  attribute("weight", "decimal"),
  attribute("placed_at", "datetime"),
  attribute("currency", "list"),
  attribute("total_amount", "decimal"),
  attribute("status", "list"),
  attribute("payment_method", "list"),
  attribute("old_status", "list", true),
  attribute("note", "string"),
];
const stored = {
  order_number: "A-1",
  gift: true,
  weight: 2.5,
  placed_at: 1_772_357_400,
  currency: "EUR",
  total_amount: new ExactNumber("149.90"),
  status: "Paid",
  payment_method: "Card",
  old_status: "New",
  note: "Ring twice.",
};

it("tells how a record stands, what it is worth and what sort it is before anything else", () => {
  const told = tellingAttributes(order, stored, "order_number");
  expect(Object.entries(told)).toEqual([
    ["status", "Paid"],
    ["total_amount", stored.total_amount],
    ["currency", "EUR"],
  ]);
});

it("goes on with times, other numbers and text where those have nothing to tell", () => {
  const { order_number, gift, weight, placed_at, note } = stored;
  const few = { order_number, gift, weight, placed_at, note, status: null, currency: "" };
  expect(Object.keys(tellingAttributes(order, few, "order_number"))).toEqual([
    "placed_at",
    "weight",
    "note",
  ]);
  expect(tellingAttributes(order, { gift, note: "word ".repeat(40) }, null)).toEqual({ gift });
  expect(tellingAttributes(order, { note: "two\nlines", status: ["Paid"] }, null)).toEqual({});
});

it("fills the places that are left with what every record of the kind has", () => {
  const fixed = { phone: "+49 30 1", role: null };
  expect(tellingAttributes(order, { status: "Paid" }, null, fixed)).toEqual({
    status: "Paid",
    phone: "+49 30 1",
  });
  expect(tellingAttributes(order, stored, null, fixed)).not.toHaveProperty("phone");
});
