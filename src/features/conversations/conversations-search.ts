import * as z from "zod/mini";
import { conversationStateSchema } from "../../../contract/conversation-state.ts";
import { isPageSize } from "../../components/data-table/table-footer.tsx";
import { lenient } from "../../lib/lenient.ts";

/** What the address of the conversation list holds; a part that makes no sense counts as absent. */
export const conversationsSearchSchema = z.object({
  q: lenient(z.string().check(z.trim(), z.maxLength(200))),
  state: lenient(conversationStateSchema),
  contact_id: z.optional(z.string()),
  per_page: lenient(z.coerce.number().check(z.refine(isPageSize))),
  /** Cursors of the reply that led here; at most one of them. */
  after: z.optional(z.string()),
  before: z.optional(z.string()),
});
export type ConversationsSearch = z.infer<typeof conversationsSearchSchema>;
