/** The best name a conversation has: its title, else how its opening message begins, else its id. */
export function conversationTitle(conversation: {
  id: string;
  title: string | null;
  excerpt?: string;
}): string {
  const { id, title, excerpt = "" } = conversation;
  return [title ?? "", excerpt].find((text) => text.trim() !== "") ?? `Conversation ${id}`;
}
