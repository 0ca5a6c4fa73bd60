import type { GraphEdge, RecordKey } from "../../../../contract/neighbourhood.ts";
import type { Placement } from "./place-records.ts";
import { edgeKey, otherEnd } from "./record-graph.ts";
import type { VisibleGraph } from "./visible-graph.ts";

/** Of the edges of one attribute that meet in a record only the middle one has a name: two dozen would hide the cards. */
export function namedEdges({ edges }: VisibleGraph, { places }: Placement): Set<string> {
  const fans = new Map<string, { hub: RecordKey; edges: GraphEdge[] }>();
  const add = (hub: RecordKey, edge: GraphEdge) => {
    const key = `${edge.attribute_id} ${hub}`;
    const fan = fans.get(key) ?? { hub, edges: [] };
    fan.edges.push(edge);
    fans.set(key, fan);
  };
  for (const edge of edges) {
    add(edge.from, edge);
    add(edge.to, edge);
  }
  const named = new Set<string>();
  const covered = new Set<GraphEdge>();
  for (const { hub, edges: fan } of [...fans.values()].toSorted(
    (one, other) => other.edges.length - one.edges.length,
  )) {
    const height = (edge: GraphEdge) => places.get(otherEnd(edge, hub))?.y ?? 0;
    const own = fan
      .filter((edge) => !covered.has(edge))
      .toSorted((one, other) => height(one) - height(other));
    const middle = own[Math.floor(own.length / 2)];
    if (middle && own.length * 2 > fan.length) named.add(edgeKey(middle));
    for (const edge of own) covered.add(edge);
  }
  return named;
}
