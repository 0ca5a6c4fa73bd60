import * as z from "zod/mini";
import { ownerKindSchema } from "../../../contract/attributes.ts";
import { isPageSize } from "../../components/data-table/table-footer.tsx";
import { lenient } from "../../lib/lenient.ts";

/** What the address of the list of deleted records holds; a part that makes no sense counts as absent. */
export const goneSearchSchema = z.object({
  kind: lenient(ownerKindSchema),
  /** Of instances, the type. */
  type: z.optional(z.string()),
  per_page: lenient(z.coerce.number().check(z.refine(isPageSize))),
  /** Cursors of the reply that led here; at most one of them. */
  after: z.optional(z.string()),
  before: z.optional(z.string()),
});
export type GoneSearch = z.infer<typeof goneSearchSchema>;
