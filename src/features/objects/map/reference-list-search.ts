import { z } from "zod";
import { isPageSize } from "../../../components/data-table/table-footer.tsx";

/** What the address of a list of references holds; a part that makes no sense counts as absent. */
export const referenceListSearchSchema = z.object({
  per_page: z.coerce.number().refine(isPageSize).optional().catch(undefined),
  /** Cursors of the reply that led here; at most one of them. */
  after: z.string().optional(),
  before: z.string().optional(),
});
export type ReferenceListSearch = z.infer<typeof referenceListSearchSchema>;
