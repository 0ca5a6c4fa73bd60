import { expect, test } from "vitest";
import { describeType, suggestName, suggestTypeId } from "./attribute-words.ts";

test("a name is suggested from the label, in letters that every program can spell", () => {
  expect(suggestName("Total amount (€)")).toBe("total_amount");
  expect(suggestName("Größe à la carte")).toBe("grosse_a_la_carte");
  expect(suggestName("  Paid? ")).toBe("paid");
});

test("an id is suggested from the label, and none where the label has no letters", () => {
  expect(suggestTypeId("sales order 2")).toBe("SalesOrder2");
  expect(suggestTypeId("2nd hand")).toBe("ndHand");
  expect(suggestTypeId("注文")).toBe("");
  expect(suggestTypeId("x".repeat(90))).toHaveLength(64);
});

test("a type is described with what it holds", () => {
  const options = [{ archived: false }, { archived: true }];
  expect(describeType({ data_type: "list", options }, [])).toBe("List of 1 option");
  expect(describeType({ data_type: "datetime" }, [])).toBe("Date and time");
  const reference = { type: "many" as const, object_type_id: "Order" };
  expect(describeType({ data_type: "relationship", reference }, [])).toBe("Many order");
});
