import type { FilterOwner } from "./filter-fields.ts";

/** The order of a list that nobody has put in another. */
export const unsortedWords: Readonly<Record<FilterOwner["kind"], string>> = {
  contact: "Newest first",
  conversation: "Last updated first",
  instance: "Newest first",
};
