import * as z from "zod/mini";

export const conversationStates = ["open", "snoozed", "closed"] as const;
export const conversationStateSchema = z.enum(conversationStates);
export type ConversationState = z.infer<typeof conversationStateSchema>;
