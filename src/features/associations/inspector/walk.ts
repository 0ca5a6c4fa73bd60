import type { RecordKey } from "../../../../contract/neighbourhood.ts";
import { otherEnd } from "./record-graph.ts";
import { cardSize, focusSize } from "./lanes.ts";
import type { Place } from "./place-records.ts";
import type { VisibleGraph } from "./visible-graph.ts";

export type Arrow = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight";

const directions: Record<Arrow, Place> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
};

/** Where an arrow leads: to a neighbour that lies that way, else to the nearest record that does. */
export function walk(
  { records }: VisibleGraph,
  places: Map<RecordKey, Place>,
  from: RecordKey,
  arrow: Arrow,
): RecordKey | undefined {
  const isFocus = records.keys().next().value === from;
  const start = centre(places.get(from), isFocus);
  const neighbours = new Set(records.get(from)?.edges.map((edge) => otherEnd(edge, from)));
  const near: Candidate[] = [];
  const far: Candidate[] = [];
  let isFirst = true;
  for (const key of records.keys()) {
    const to = centre(places.get(key), isFirst);
    isFirst = false;
    if (key === from || !start || !to) continue;
    const cost = costOf(start, to, directions[arrow]);
    if (cost === undefined) continue;
    (neighbours.has(key) ? near : far).push({ key, cost });
  }
  return cheapest(near) ?? cheapest(far);
}

interface Candidate {
  key: RecordKey;
  cost: number;
}

/** Undefined where it does not lie that way; what is aside costs more than what is ahead. */
function costOf(start: Place, to: Place, direction: Place): number | undefined {
  const ahead = (to.x - start.x) * direction.x + (to.y - start.y) * direction.y;
  const aside = Math.abs((to.x - start.x) * direction.y) + Math.abs((to.y - start.y) * direction.x);
  // A little wider than half a right angle: rows and columns are not squares.
  return ahead > 1 && aside <= ahead * 2.5 ? ahead + aside * 2 : undefined;
}

function centre(place: Place | undefined, isFocus: boolean): Place | undefined {
  const { width, height } = isFocus ? focusSize : cardSize;
  return place && { x: place.x + width / 2, y: place.y + height / 2 };
}

function cheapest(candidates: Candidate[]): RecordKey | undefined {
  return candidates.reduce<Candidate | undefined>(
    (best, next) => (!best || next.cost < best.cost ? next : best),
    undefined,
  )?.key;
}
