import type { FieldKind } from "../../../contract/query-filter.ts";

/** What an order means for each kind of field. */
export const sortDirections: Record<FieldKind, [ascending: string, descending: string]> = {
  text: ["A to Z", "Z to A"],
  number: ["Smallest first", "Largest first"],
  date: ["Oldest first", "Newest first"],
  list: ["In the list’s order", "Against the list’s order"],
  boolean: ["No, then yes", "Yes, then no"],
  reference: ["Ascending", "Descending"],
};
