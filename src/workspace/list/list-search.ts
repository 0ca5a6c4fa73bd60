import * as z from "zod/mini";
import { defaultPageSize, isPageSize } from "../../components/data-table/table-footer.tsx";
import { filterTimeZone } from "../../lib/filter-time-zone.ts";
import { lenient } from "../../lib/lenient.ts";

const textSchema = lenient(z.string());
export const jsonSchema = lenient(z.string().check(z.maxLength(8000)));

/** What the address of every list holds; a part that makes no sense counts as absent. */
export const listSearchSchema = z.object({
  page: lenient(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(10_000_000))),
  per_page: lenient(z.coerce.number().check(z.refine(isPageSize))),
  /** Present where all records are under one scroll bar, rather than on pages. */
  scroll: lenient(z.literal("true")),
  /** The ids of the columns in sight, and of those that stay put, as JSON. */
  columns: jsonSchema,
  pinned: jsonSchema,
  /** Text that an attribute holds. */
  q: textSchema,
  /** A filter and an order as JSON; they go to the server as they stand, which says what is wrong with them. */
  filter: textSchema,
  sort: textSchema,
});
export type ListSearch = z.infer<typeof listSearchSchema>;

/** Contacts and conversations are walked by cursors, so that no page loses or repeats one while others come and go. */
export const recordListSearchSchema = z.extend(z.omit(listSearchSchema, { page: true }), {
  after: textSchema,
  before: textSchema,
});
export type RecordListSearch = z.infer<typeof recordListSearchSchema>;

/** What a list asks the server for. */
export interface ListQuery {
  page: number;
  per_page: number;
  q?: string | undefined;
  filter?: string | undefined;
  sort?: string | undefined;
  time_zone?: string | undefined;
}

/** As many as are read at once where one scrolls; the most that the server gives. */
const blockSize = 150;

export function listQuery({ page, per_page, scroll, q, filter, sort }: ListSearch): ListQuery {
  return {
    page: (scroll ? undefined : page) ?? 1,
    per_page: scroll ? blockSize : (per_page ?? defaultPageSize),
    q,
    filter,
    sort,
    time_zone: filterTimeZone(filter),
  };
}

/** As `ListQuery`, but from a cursor; only who scrolls or copies leaves out whole pages instead. */
export interface RecordListQuery extends Omit<ListQuery, "page"> {
  page?: number;
  after?: string | undefined;
  before?: string | undefined;
}

export function recordListQuery({ after, before, ...search }: RecordListSearch): RecordListQuery {
  const { page: _first, ...query } = listQuery(search);
  return search.scroll ? query : { ...query, after, before };
}
