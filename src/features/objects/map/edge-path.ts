import type { EdgeRoute, Point } from "./schema-layout.ts";

const bendPx = 8;
const lanePx = 12;

/** A line through points with rounded corners, as the `d` of an SVG path. */
export function roundedPath(points: Point[]): string {
  const [start, ...rest] = points;
  if (!start) return "";
  const corners = rest.slice(0, -1).map((corner, index) => {
    const before = towards(corner, points[index] ?? corner);
    const after = towards(corner, points[index + 2] ?? corner);
    return `L${before.x} ${before.y} Q${corner.x} ${corner.y} ${after.x} ${after.y}`;
  });
  const end = rest.at(-1) ?? start;
  return [`M${start.x} ${start.y}`, ...corners, `L${end.x} ${end.y}`].join(" ");
}

function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return from;
  const share = Math.min(bendPx, length / 2) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** The head of an arrow that arrives at a point, level, from the left or from the right. */
export function arrowHead({ x, y }: Point, isFromRight: boolean): string {
  const back = isFromRight ? x + 7 : x - 7;
  return `M${back} ${y - 4} L${x} ${y} L${back} ${y + 4}`;
}

interface Side {
  left: number;
  right: number;
  y: number;
}

/** The way of an edge whose boxes were moved by hand: out of the side that faces the other box. */
export function freeRoute(source: Side, target: Side, lane: number): EdgeRoute {
  const isTargetRight = target.left >= source.right;
  const isTargetLeft = target.right <= source.left;
  const start = { x: isTargetLeft ? source.left : source.right, y: source.y };
  const end = { x: isTargetRight ? target.left : target.right, y: target.y };
  // Between boxes side by side, else right of both: out at the right and in at the right again.
  const middle =
    isTargetRight || isTargetLeft
      ? (start.x + end.x) / 2 + lane * lanePx
      : Math.max(source.right, target.right) + 3 * lanePx + lane * lanePx;
  return {
    points: [start, { x: middle, y: start.y }, { x: middle, y: end.y }, end],
    // Near its own row: edges of one box arrive at the same point, but none leave from the same.
    label: { x: middle, y: start.y + (end.y - start.y) * 0.35 },
  };
}
