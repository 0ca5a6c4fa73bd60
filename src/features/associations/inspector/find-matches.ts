import type { RecordKey } from "../../../../contract/neighbourhood.ts";
import type { GraphWords } from "./graph-words.ts";
import type { VisibleGraph } from "./visible-graph.ts";

/** The records on the screen whose type, title, subtitle, id or shown attributes hold a text. */
export function findMatches(
  { records }: VisibleGraph,
  words: GraphWords,
  text: string,
): RecordKey[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return [];
  return [...records.values()].flatMap(({ node }) => {
    const values = Object.values(node.attributes).map(String);
    const texts = [words.type(node), node.title, node.subtitle, node.id, ...values];
    return texts.some((candidate) => candidate.toLowerCase().includes(wanted)) ? [node.key] : [];
  });
}
