import type { Place } from "./place-records.ts";

const radius = 8;

/** A line from point to point with round corners, as SVG and canvases take it; `first` is `M`, or `L` where it goes on. */
export function roundedLine(points: Place[], first: "M" | "L" = "M"): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      const after = points[index + 1];
      if (!before) return `${first}${at(point)}`;
      if (!after) return `L${at(point)}`;
      return `L${at(towards(point, before))}Q${at(point)} ${at(towards(point, after))}`;
    })
    .join("");
}

export function at({ x, y }: Place): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}

/** The point of a corner's curve on the way to a neighbour, at most halfway. */
function towards(corner: Place, neighbour: Place): Place {
  const dx = neighbour.x - corner.x;
  const dy = neighbour.y - corner.y;
  const length = Math.hypot(dx, dy);
  const share = length === 0 ? 0 : Math.min(radius, length / 2) / length;
  return { x: corner.x + dx * share, y: corner.y + dy * share };
}
