import * as z from "zod/mini";
import { checkKindSchema } from "../../../contract/check-kinds.ts";
import { isPageSize } from "../../components/data-table/table-footer.tsx";
import { lenient } from "../../lib/lenient.ts";

/** What the address of the checks holds; a part that makes no sense counts as absent. */
export const checksSearchSchema = z.object({
  kind: lenient(checkKindSchema),
  per_page: lenient(z.coerce.number().check(z.refine(isPageSize))),
  /** Cursors of the reply that led here; at most one of them. */
  after: z.optional(z.string()),
  before: z.optional(z.string()),
});
export type ChecksSearch = z.infer<typeof checksSearchSchema>;
