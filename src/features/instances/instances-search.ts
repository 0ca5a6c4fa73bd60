import * as z from "zod/mini";
import { defaultPageSize, isPageSize } from "../../components/data-table/table-footer.tsx";
import { filterTimeZone } from "../../lib/filter-time-zone.ts";
import { lenient } from "../../lib/lenient.ts";

const textSchema = lenient(z.string());
const idSchema = lenient(z.string().check(z.minLength(1)));
const jsonSchema = lenient(z.string().check(z.maxLength(8000)));

/** What the address of an instance list holds; a part that makes no sense counts as absent. */
export const instancesSearchSchema = z.object({
  /** The view that the list started from. */
  view: idSchema,
  /** Says that the list is of all, where an address with nothing else would be filled in from a view. */
  all: lenient(z.literal("true")),
  page: lenient(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(10_000_000))),
  per_page: lenient(z.coerce.number().check(z.refine(isPageSize))),
  /** Present where all instances are under one scroll bar, rather than on pages. */
  scroll: lenient(z.literal("true")),
  contact: idSchema,
  conversation: idSchema,
  /** The ids of the columns in sight, and of those that stay put, as JSON. */
  columns: jsonSchema,
  pinned: jsonSchema,
  /** The field whose values the rows are grouped by, and which of the groups are open, as JSON. */
  group_by: idSchema,
  open: jsonSchema,
  /** What the columns of numbers tell at their foot, as JSON. */
  figures: jsonSchema,
  /** Text that an attribute holds. */
  q: textSchema,
  /** A filter and an order as JSON; they go to the server as they stand, which says what is wrong with them. */
  filter: textSchema,
  sort: textSchema,
  /** The instance that lies open beside the list. */
  peek: idSchema,
  /** What lies open there while no instance does. */
  panel: lenient(z.literal("facets")),
});
export type InstancesSearch = z.infer<typeof instancesSearchSchema>;

/** As many as are read at once where one scrolls; the most that the server gives. */
const blockSize = 150;

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
  const { page, per_page, scroll, contact, conversation, q, filter, sort } = search;
  return {
    page: (scroll ? undefined : page) ?? 1,
    per_page: scroll ? blockSize : (per_page ?? defaultPageSize),
    references_contact_id: contact,
    references_conversation_id: conversation,
    q,
    filter,
    sort,
    time_zone: filterTimeZone(filter),
  };
}
