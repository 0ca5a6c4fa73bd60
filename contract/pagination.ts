import * as z from "zod/mini";

/** A page holds at most 150 records in every Intercom list. */
export const maxPerPage = 150;

/** A whole number in a query string, between two bounds. */
export function queryInteger(minimum: number, maximum: number) {
  const digits = z.string().check(z.regex(/^\d{1,15}$/, "must be a whole number"));
  const bounded = z
    .number()
    .check(
      z.minimum(minimum, `must be at least ${minimum}`),
      z.maximum(maximum, `must be at most ${maximum}`),
    );
  return z
    .pipe(z.pipe(digits, z.transform(Number)), bounded)
    .check(z.meta({ type: "integer", minimum, maximum }));
}

/** Intercom's page-number dialect (`pages_link`): `next` is the address of the next page, absent on the last. */
export const linkPagesSchema = z.object({
  type: z.literal("pages"),
  page: z.int(),
  per_page: z.int(),
  total_pages: z.int(),
  next: z.nullish(z.string()),
});
