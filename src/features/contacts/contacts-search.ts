import { z } from "zod";

/** What the address of the contact list holds; a part that makes no sense counts as absent. */
export const contactsSearchSchema = z.object({
  q: z.string().optional(),
  per_page: z.coerce.number().int().min(1).max(150).optional().catch(undefined),
  /** Cursors of the reply that led here; at most one of them. */
  after: z.string().optional(),
  before: z.string().optional(),
});
export type ContactsSearch = z.infer<typeof contactsSearchSchema>;
