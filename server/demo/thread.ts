import type { Kind } from "./timeline.ts";

/** How a sort of conversation goes. `{words}` are filled from the records it is about. */
export interface Thread {
  about: Kind | "Other";
  topic: string;
  /** What the customer writes first; an empty title leaves the conversation without one. */
  openings: { title: string; text: string }[];
  /** The first opening in the customer's language, where someone wrote it. */
  openingIn?: Record<string, string>;
  /** Answer, reply, answer, reply … */
  exchange: string[];
  /** What colleagues tell each other. */
  note: string;
  rootCause: string;
  /** Money goes back. */
  refund?: true;
}

/** Words for the places in braces; a place without a word stays empty. */
export function fillIn(template: string, words: Record<string, string>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_place, word: string) => words[word] ?? "");
}

/** Text as Intercom keeps messages: paragraphs of HTML. */
export function paragraphs(text: string): string {
  return text
    .split("\n\n")
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll("\n", "<br>")}</p>`)
    .join("\n");
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
