import { z } from "zod";
import { conversationStateSchema } from "../../../contract/conversation-state.ts";
import { isPageSize } from "../../components/data-table/table-footer.tsx";

/** What the address of the conversation list holds; a part that makes no sense counts as absent. */
export const conversationsSearchSchema = z.object({
  q: z.string().trim().max(200).optional().catch(undefined),
  state: conversationStateSchema.optional().catch(undefined),
  contact_id: z.string().optional(),
  per_page: z.coerce.number().refine(isPageSize).optional().catch(undefined),
  /** Cursors of the reply that led here; at most one of them. */
  after: z.string().optional(),
  before: z.string().optional(),
});
export type ConversationsSearch = z.infer<typeof conversationsSearchSchema>;
