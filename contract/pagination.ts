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
