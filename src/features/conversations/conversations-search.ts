import * as z from "zod/mini";
import { conversationStateSchema } from "../../../contract/conversation-state.ts";
import { lenient } from "../../lib/lenient.ts";
import { recordListQuery, recordListSearchSchema } from "../../workspace/list/list-search.ts";

/** What the address of the conversation list holds; a part that makes no sense counts as absent. */
export const conversationsSearchSchema = z.extend(recordListSearchSchema, {
  state: lenient(conversationStateSchema),
  contact_id: z.optional(z.string()),
});
export type ConversationsSearch = z.infer<typeof conversationsSearchSchema>;

export function conversationListQuery(search: ConversationsSearch) {
  const { state, contact_id } = search;
  return { ...recordListQuery(search), state, contact_id };
}
