import type { DataType } from "../../contract/attributes.ts";

/** What people call the types of values. */
export const dataTypeLabels: Record<DataType, string> = {
  string: "Text",
  integer: "Whole number",
  decimal: "Decimal number",
  boolean: "Yes or no",
  list: "List of options",
  datetime: "Date and time",
  relationship: "Reference",
};
