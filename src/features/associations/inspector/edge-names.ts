import type { GraphWords } from "./graph-words.ts";
import { namedEdges } from "./named-edges.ts";
import type { Place, Placement } from "./place-records.ts";
import type { RoutedEdge } from "./routed-edges.ts";
import type { VisibleGraph } from "./visible-graph.ts";

export interface EdgeName extends Place {
  text: string;
}

const lineHeight = 16;
const letterWidth = 6.2;
/** The same name need not stand again nearby. */
const repeatDistance = 240;

/** What the edges are called; a name that would cover another is left out, and stands where its edge is looked at. */
export function edgeNames(
  visible: VisibleGraph,
  placement: Placement,
  routed: ReadonlyMap<string, RoutedEdge>,
  words: GraphWords,
): EdgeName[] {
  const edges = [...namedEdges(visible, placement)].flatMap((key) => routed.get(key) ?? []);
  return namesOf(edges, words);
}

/** The names of these edges, as far as there is room. */
export function namesOf(edges: RoutedEdge[], words: GraphWords): EdgeName[] {
  const names: EdgeName[] = [];
  for (const { edge, path } of edges) {
    const name = { text: words.edge(edge), x: path.at.x, y: path.at.y - 5 };
    if (names.every((other) => !overlap(name, other))) names.push(name);
  }
  return names;
}

function overlap(one: EdgeName, other: EdgeName): boolean {
  if (one.text === other.text && Math.hypot(one.x - other.x, one.y - other.y) < repeatDistance)
    return true;
  const width = ((one.text.length + other.text.length) / 2) * letterWidth;
  return Math.abs(one.y - other.y) < lineHeight && Math.abs(one.x - other.x) < width;
}
