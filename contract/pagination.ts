import { z } from "zod";

/** A page holds at most 150 records in every Intercom list. */
export const maxPerPage = 150;

/** A whole number in a query string, between two bounds. */
export function queryInteger(minimum: number, maximum: number) {
  return z
    .string()
    .regex(/^\d{1,15}$/, "must be a whole number")
    .transform(Number)
    .pipe(
      z
        .number()
        .min(minimum, `must be at least ${minimum}`)
        .max(maximum, `must be at most ${maximum}`),
    )
    .meta({ type: "integer", minimum, maximum });
}

/** Intercom's page-number dialect (`pages_link`): `next` is the address of the next page, absent on the last. */
export const linkPagesSchema = z.object({
  type: z.literal("pages"),
  page: z.number().int(),
  per_page: z.number().int(),
  total_pages: z.number().int(),
  next: z.string().nullish(),
});

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
  page: queryInteger(1, Number.MAX_SAFE_INTEGER).optional(),
  per_page: queryInteger(1, maxPerPage).optional(),
  starting_after: z.string().optional(),
};

/** The console's own lists walk both ways: `after` and `before` take the cursors of the reply they came with. */
export const keysetQuery = {
  per_page: queryInteger(1, maxPerPage).optional(),
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
