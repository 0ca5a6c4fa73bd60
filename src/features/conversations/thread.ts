import type { Conversation, ConversationPart } from "../../../contract/conversations.ts";
import { formatDay } from "../../lib/format.ts";
import { contactTitle } from "../../workspace/contact-title.ts";

export type Side = "customer" | "teammate" | "bot";

/** Something that was written, or a change of the conversation that says nothing but itself. */
export interface ThreadEntry {
  id: string;
  kind: "message" | "note" | "event";
  author: string;
  side: Side;
  /** What happened to the conversation along with it; empty for a plain message. */
  event: string;
  /** Plain text; empty for an event. */
  text: string;
  attachments: Attachment[];
  createdAt: number;
}

export interface Attachment {
  name: string;
  /** Undefined where the address is not one of the web. */
  url: string | undefined;
}

export interface ThreadDay {
  day: string;
  entries: ThreadEntry[];
}

export interface Thread {
  opening: ThreadEntry;
  days: ThreadDay[];
  /** Parts between the opening message and the first of `days` that the source did not send. */
  hiddenParts: number;
  sentParts: number;
}

/** The thread of a conversation in the order it was written, parted by the viewer's days. */
export function threadOf(conversation: Conversation): Thread {
  const { source, created_at } = conversation;
  const { conversation_parts: parts, total_count } = conversation.conversation_parts;
  const opening = entryOf({
    ...source,
    part_type: "comment",
    body: [source.subject, source.body].filter((text) => text.trim() !== "").join("\n\n"),
    created_at,
  });
  return {
    opening,
    days: Map.groupBy(parts.map(entryOf), ({ createdAt }) => formatDay(createdAt))
      .entries()
      .map(([day, entries]) => ({ day, entries }))
      .toArray(),
    hiddenParts: total_count - parts.length,
    sentParts: parts.length,
  };
}

function entryOf(
  part: Pick<
    ConversationPart,
    "id" | "part_type" | "body" | "author" | "redacted" | "attachments" | "created_at"
  >,
): ThreadEntry {
  const { id, part_type, body, author, redacted, created_at } = part;
  const text = redacted ? "This message was redacted." : (body ?? "").trim();
  const attachments = part.attachments.map(attachmentOf);
  const isWritten = text !== "" || attachments.length > 0 || part_type === "comment";
  return {
    id,
    kind: part_type.startsWith("note") ? "note" : isWritten ? "message" : "event",
    author: authorName(author),
    side: sideOf(author.type),
    event: part_type === "comment" || part_type === "note" ? "" : eventOf(part_type),
    text,
    attachments,
    createdAt: created_at,
  };
}

const customerTypes = new Set(["user", "lead", "contact", "visitor"]);

function sideOf(authorType: string): Side {
  if (customerTypes.has(authorType)) return "customer";
  return authorType === "bot" ? "bot" : "teammate";
}

const authorNouns: Record<Side, string> = {
  customer: "Customer",
  teammate: "Teammate",
  bot: "Bot",
};

function authorName({ type, id, name, email }: ConversationPart["author"]): string {
  return contactTitle({ id: `${authorNouns[sideOf(type)]} ${id}`, name, email });
}

/** Intercom's kinds of parts that change a conversation; those not named here speak for themselves. */
const events: Record<string, string> = {
  assignment: "assigned the conversation",
  away_mode_assignment: "was away, so the conversation was assigned anew",
  close: "closed the conversation",
  note_and_reopen: "reopened the conversation",
  open: "reopened the conversation",
  participant_added: "added a participant",
  participant_removed: "removed a participant",
  snoozed: "snoozed the conversation",
  unsnoozed: "ended the snooze",
};

function eventOf(partType: string): string {
  return events[partType] ?? partType.replaceAll("_", " ");
}

function attachmentOf(attachment: unknown): Attachment {
  const { name, url } = (attachment ?? {}) as { name?: unknown; url?: unknown };
  const isWeb = typeof url === "string" && /^https?:\/\//i.test(url);
  return {
    name: typeof name === "string" && name !== "" ? name : "Attachment",
    url: isWeb ? url : undefined,
  };
}
