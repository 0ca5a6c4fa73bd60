import * as z from "zod/mini";
import { maxPerPage, queryInteger } from "./pagination.ts";

/** Intercom's cursor dialect (`cursor_pages`): `next.starting_after` leads on, absent on the last page. */
export const cursorPagesSchema = z.object({
  type: z.literal("pages"),
  page: z.int(),
  per_page: z.int(),
  total_pages: z.int(),
  next: z.nullish(
    z.object({
      page: z.optional(z.int()),
      per_page: z.optional(z.int()),
      starting_after: z.string(),
    }),
  ),
});

export const cursorQuery = {
  page: z.optional(queryInteger(1, Number.MAX_SAFE_INTEGER)),
  per_page: z.optional(queryInteger(1, maxPerPage)),
  starting_after: z.optional(z.string()),
};

/** The console's own lists walk both ways: `after` and `before` take the cursors of the reply they came with. */
export const keysetQuery = {
  per_page: z.optional(queryInteger(1, maxPerPage)),
  after: z.optional(z.string()),
  before: z.optional(z.string()),
};

/** `first_position` counts from 1 and tells where the page stands in the whole list. */
export const keysetPageSchema = z.object({
  first_position: z.int(),
  previous: z.nullable(z.string()),
  next: z.nullable(z.string()),
});
export type KeysetPage = z.infer<typeof keysetPageSchema>;
