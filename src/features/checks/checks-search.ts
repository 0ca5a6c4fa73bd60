import { z } from "zod";
import { checkKindSchema } from "../../../contract/check-kinds.ts";
import { isPageSize } from "../../components/data-table/table-footer.tsx";

/** What the address of the checks holds; a part that makes no sense counts as absent. */
export const checksSearchSchema = z.object({
  kind: checkKindSchema.optional().catch(undefined),
  per_page: z.coerce.number().refine(isPageSize).optional().catch(undefined),
  /** Cursors of the reply that led here; at most one of them. */
  after: z.string().optional(),
  before: z.string().optional(),
});
export type ChecksSearch = z.infer<typeof checksSearchSchema>;
