import { z } from "zod";
import { isPageSize } from "../../components/data-table/table-footer.tsx";

/** What the address of the contact list holds; a part that makes no sense counts as absent. */
export const contactsSearchSchema = z.object({
  q: z.string().trim().max(200).optional().catch(undefined),
  per_page: z.coerce.number().refine(isPageSize).optional().catch(undefined),
  /** Cursors of the reply that led here; at most one of them. */
  after: z.string().optional(),
  before: z.string().optional(),
});
export type ContactsSearch = z.infer<typeof contactsSearchSchema>;
