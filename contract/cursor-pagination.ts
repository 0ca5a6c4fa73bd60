import { z } from "zod";
import { maxPerPage, queryInteger } from "./pagination.ts";

/** Intercom's cursor dialect (`cursor_pages`): `next.starting_after` leads on, absent on the last page. */
export const cursorPagesSchema = z.object({
  type: z.literal("pages"),
  page: z.number().int(),
  per_page: z.number().int(),
  total_pages: z.number().int(),
  next: z
    .object({
      page: z.number().int().optional(),
      per_page: z.number().int().optional(),
      starting_after: z.string(),
    })
    .nullish(),
});

export const cursorQuery = {
  page: z.optional(queryInteger(1, Number.MAX_SAFE_INTEGER)),
  per_page: z.optional(queryInteger(1, maxPerPage)),
  starting_after: z.string().optional(),
};

/** The console's own lists walk both ways: `after` and `before` take the cursors of the reply they came with. */
export const keysetQuery = {
  per_page: z.optional(queryInteger(1, maxPerPage)),
  after: z.string().optional(),
  before: z.string().optional(),
};

/** `first_position` counts from 1 and tells where the page stands in the whole list. */
export const keysetPageSchema = z.object({
  first_position: z.number().int(),
  previous: z.string().nullable(),
  next: z.string().nullable(),
});
export type KeysetPage = z.infer<typeof keysetPageSchema>;
