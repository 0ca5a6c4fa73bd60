import * as z from "zod/mini";
import { isPageSize } from "../../../components/data-table/table-footer.tsx";
import { lenient } from "../../../lib/lenient.ts";

/** What the address of a list of references holds; a part that makes no sense counts as absent. */
export const referenceListSearchSchema = z.object({
  per_page: lenient(z.coerce.number().check(z.refine(isPageSize))),
  /** Cursors of the reply that led here; at most one of them. */
  after: z.optional(z.string()),
  before: z.optional(z.string()),
});
export type ReferenceListSearch = z.infer<typeof referenceListSearchSchema>;
