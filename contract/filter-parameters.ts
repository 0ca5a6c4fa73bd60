import * as z from "zod/mini";

/** How a list that can be filtered is asked for; an invalid part is a 400 that names it. */
export const filterParameters = {
  /** A `QueryFilter` as JSON. */
  filter: z.optional(z.string().check(z.maxLength(16_000))),
  /** The viewer's, as the IANA names it; days and spans of time in the filter are in it. UTC by default. */
  time_zone: z.optional(z.string().check(z.maxLength(100))),
};
