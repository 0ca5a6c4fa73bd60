import * as z from "zod/mini";
import { lenient } from "../../lib/lenient.ts";
import { jsonSchema, listQuery, listSearchSchema } from "../../workspace/list/list-search.ts";

const idSchema = lenient(z.string().check(z.minLength(1)));

/** What the address of an instance list holds; a part that makes no sense counts as absent. */
export const instancesSearchSchema = z.extend(listSearchSchema, {
  /** The view that the list started from. */
  view: idSchema,
  /** Says that the list is of all, where an address with nothing else would be filled in from a view. */
  all: lenient(z.literal("true")),
  contact: idSchema,
  conversation: idSchema,
  /** The field whose values the rows are grouped by, and which of the groups are open, as JSON. */
  group_by: idSchema,
  open: jsonSchema,
  /** What the columns of numbers tell at their foot, as JSON. */
  figures: jsonSchema,
  /** The instance that lies open beside the list. */
  peek: idSchema,
  /** What lies open there while no instance does. */
  panel: lenient(z.literal("facets")),
});
export type InstancesSearch = z.infer<typeof instancesSearchSchema>;

/** The address of a list that nobody is to fill in from a view, though it may hold nothing. */
export function withoutFilling(
  { all: _all, ...search }: InstancesSearch,
  hasDefaultView: boolean,
): InstancesSearch {
  const { view, ...state } = search;
  const isEmpty = Object.values(state).every((part) => part === undefined);
  const wouldBeFilled = view !== undefined || hasDefaultView;
  return { ...search, all: isEmpty && wouldBeFilled ? "true" : undefined };
}

/** `index.html` asks for the first list with the same parameters in the same order. */
export function instanceListQuery(search: InstancesSearch) {
  const { page, per_page, ...narrowing } = listQuery(search);
  return {
    page,
    per_page,
    references_contact_id: search.contact,
    references_conversation_id: search.conversation,
    ...narrowing,
  };
}
