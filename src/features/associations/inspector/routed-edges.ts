import type { GraphEdge, RecordKey } from "../../../../contract/neighbourhood.ts";
import { EdgeRouter, type EdgePath } from "./edge-router.ts";
import type { Place, Placement } from "./place-records.ts";
import { edgeKey } from "./record-graph.ts";
import type { VisibleGraph } from "./visible-graph.ts";

export interface RoutedEdge {
  edge: GraphEdge;
  path: EdgePath;
}

/** Every edge on the screen with its line, by its key. */
export function routeEdges(
  { edges }: VisibleGraph,
  placement: Placement,
  focus: RecordKey,
): Map<string, RoutedEdge> {
  const router = new EdgeRouter(placement, focus);
  return new Map(
    edges.flatMap((edge): [string, RoutedEdge][] => {
      const path = router.route(edge);
      return path ? [[edgeKey(edge), { edge, path }]] : [];
    }),
  );
}

let context: CanvasRenderingContext2D | null | undefined;

/** The edge whose line runs within `reach` of a point; of several the last, which lies on top. */
export function findEdge(
  routed: ReadonlyMap<string, RoutedEdge>,
  { x, y }: Place,
  reach: number,
): GraphEdge | undefined {
  context ??= document.createElement("canvas").getContext("2d");
  if (!context) return undefined;
  context.lineWidth = 2 * reach;
  let found: GraphEdge | undefined;
  for (const { edge, path } of routed.values()) {
    const { left, right, top, bottom } = path.bounds;
    const isNear =
      x >= left - reach && x <= right + reach && y >= top - reach && y <= bottom + reach;
    if (isNear && context.isPointInStroke(new Path2D(path.d), x, y)) found = edge;
  }
  return found;
}
