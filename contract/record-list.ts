import { z } from "zod";
import { keysetPageSchema, keysetQuery } from "./cursor-pagination.ts";
import { queryInteger } from "./pagination.ts";

/** How the console asks for a page of contacts or conversations, beside which of them. An invalid part is a 400 that names it. */
export const recordPageQuery = {
  ...keysetQuery,
  page: z.optional(queryInteger(1, 10_000_000)),
  /** An array of fields as JSON: only these attributes come along. All, by default. */
  columns: z.string().max(8000).optional(),
};

/** What a page of such a list tells beside its records. */
export const recordListReply = {
  /** How many match in all. */
  total_count: z.number().int(),
  /** False where counting stopped early: then there are at least `total_count`. */
  total_is_exact: z.boolean(),
  page: keysetPageSchema,
};
