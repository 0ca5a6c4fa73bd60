import type { GraphEdge, RecordKey } from "../../../../contract/neighbourhood.ts";
import { EdgeWays, streetOf, type Way } from "./edge-ways.ts";
import { firstColumn, focusSize } from "./lanes.ts";
import type { Place, Placement } from "./place-records.ts";
import { at, roundedLine } from "./rounded-line.ts";

/** A line between two cards, from the one that refers, and where its name stands. */
export interface EdgePath {
  d: string;
  at: Place;
  /** Where it ends, and the point it comes from there. */
  tip: Place;
  from: Place;
  bounds: { left: number; right: number; top: number; bottom: number };
}

/** What joins the ways of two cards: a curve with two control points, or a line around corners. */
type Link = { curve: [Place, Place] } | { corners: Place[] };

const half = { width: focusSize.width / 2, height: focusSize.height / 2 };
/** What crosses the middle keeps so far from the focus. */
const clearance = 22;

/** Leads edges so that none runs behind a card: through the gaps of lanes, and freely where no cards are. */
export class EdgeRouter {
  readonly #placement: Placement;
  readonly #focus: RecordKey;
  readonly #ways: EdgeWays;
  readonly #tracks = new Map<RecordKey, number>();

  constructor(placement: Placement, focus: RecordKey) {
    this.#placement = placement;
    this.#focus = focus;
    this.#ways = new EdgeWays(placement, focus);
    for (const key of placement.places.keys()) this.#tracks.set(key, this.#tracks.size);
  }

  /** Undefined where an end has no place. */
  route({ from, to }: GraphEdge): EdgePath | undefined {
    const { places } = this.#placement;
    const a = places.get(from);
    const b = places.get(to);
    if (!a || !b) return undefined;
    if (from === this.#focus) return pathOf(...this.#withFocus(from, to, b), false);
    if (to === this.#focus) return pathOf(...this.#withFocus(to, from, a), true);
    // The track is that of the end with more edges as a rule: a conversation, or what came earlier.
    const track = this.#trackOf(from, to);
    const start = this.#ways.of(from, a, track);
    const end = this.#ways.of(to, b, track);
    return pathOf(start.points, this.#link(start, end, track), end.points, false);
  }

  #trackOf(one: RecordKey, other: RecordKey): number {
    const conversation = [one, other].find((key) => key.startsWith("conversation:"));
    const track = (key: RecordKey) => this.#tracks.get(key) ?? 0;
    return conversation ? track(conversation) : Math.min(track(one), track(other));
  }

  #withFocus(focus: RecordKey, other: RecordKey, place: Place): [Place[], Link, Place[]] {
    const track = this.#trackOf(focus, other);
    const way = this.#ways.of(other, place, track);
    if (way.zone === "street") {
      const street = lastOf(way).y;
      return [[{ x: 0, y: half.height }], { corners: [{ x: 0, y: street }] }, way.points];
    }
    const sign = way.zone === "right" ? 1 : -1;
    const port = { x: sign * half.width, y: 0 };
    return [[port], level(port, lastOf(way)), way.points];
  }

  #link(start: Way, end: Way, track: number): Link {
    const a = lastOf(start);
    const b = lastOf(end);
    if (start.zone === "street" && end.zone === "street") return { corners: [] };
    if (start.zone === "street") return { corners: this.#corners(end, track).toReversed() };
    if (end.zone === "street") return { corners: this.#corners(start, track) };
    if (start.zone === end.zone) {
      const inwards = (start.zone === "right" ? -1 : 1) * (36 + (track % 8) * 7);
      const bend = (a.x > 0 ? firstColumn : -firstColumn) + inwards;
      return {
        curve: [
          { x: bend, y: a.y },
          { x: bend, y: b.y },
        ],
      };
    }
    return across(a, b);
  }

  /** Down beside the lane, and along the street. */
  #corners(way: Way, track: number): Place[] {
    const { x, y } = lastOf(way);
    const axisTop = this.#placement.axis?.top ?? y;
    const upright = Math.sign(x) * (firstColumn - 26 - (track % 13) * 7);
    return [
      { x: upright, y },
      { x: upright, y: streetOf(axisTop, track) },
    ];
  }
}

function lastOf({ points }: Way): Place {
  return points.at(-1) ?? { x: 0, y: 0 };
}

function level(a: Place, b: Place): Link {
  const middle = (a.x + b.x) / 2;
  return {
    curve: [
      { x: middle, y: a.y },
      { x: middle, y: b.y },
    ],
  };
}

/** From one side to the other, above or below the focus. */
function across(a: Place, b: Place): Link {
  if (!meetsFocus(a, b)) return level(a, b);
  const free = half.height + clearance;
  const y = a.y + b.y < 0 ? -free : free;
  const sign = Math.sign(a.x);
  const aside = sign * (half.width + clearance);
  return {
    corners: [
      { x: aside, y: a.y },
      { x: aside, y },
      { x: -aside, y },
      { x: -aside, y: b.y },
    ],
  };
}

/** Whether the curve from one side to the other runs behind the focus. */
function meetsFocus(a: Place, b: Place): boolean {
  const steps = 24;
  return Array.from({ length: steps }, (_, index) => {
    const t = index / steps;
    const rise = 3 * t ** 2 - 2 * t ** 3;
    const along = (1 - t) ** 3 + 1.5 * t * (1 - t);
    const x = a.x * along + b.x * (1 - along);
    const y = a.y + (b.y - a.y) * rise;
    return Math.abs(x) < half.width + 8 && Math.abs(y) < half.height + 8;
  }).some(Boolean);
}

function pathOf(first: Place[], link: Link, last: Place[], isReversed: boolean): EdgePath {
  const start = isReversed ? last : first;
  const end = isReversed ? first : last;
  const back = end.toReversed();
  if ("corners" in link) {
    const corners = isReversed ? link.corners.toReversed() : link.corners;
    const points = [...start, ...corners, ...back];
    return {
      d: roundedLine(points),
      at: middleOf(points),
      ...tipOf(points),
      bounds: boundsOf(points),
    };
  }
  const [one, other] = isReversed ? link.curve.toReversed() : link.curve;
  const a = start.at(-1) ?? { x: 0, y: 0 };
  const b = back[0] ?? a;
  if (!one || !other) throw new Error("a curve has two control points");
  const rest = back.length > 1 ? roundedLine(back, "L") : "";
  const points = [...start, one, other, ...back];
  return {
    d: `${roundedLine(start)}C${at(one)} ${at(other)} ${at(b)}${rest}`,
    at: { x: (a.x + b.x + 3 * (one.x + other.x)) / 8, y: (a.y + b.y + 3 * (one.y + other.y)) / 8 },
    ...tipOf(points),
    bounds: boundsOf(points),
  };
}

function tipOf(points: Place[]): Pick<EdgePath, "tip" | "from"> {
  const tip = points.at(-1) ?? { x: 0, y: 0 };
  const from = points.findLast(({ x, y }) => x !== tip.x || y !== tip.y) ?? tip;
  return { tip, from };
}

/** The middle of the longest stretch that lies level. */
function middleOf(points: Place[]): Place {
  let best = { length: -1, x: 0, y: 0 };
  for (const [index, b] of points.entries()) {
    const a = points[index - 1];
    if (!a || Math.abs(a.y - b.y) > 1) continue;
    const length = Math.abs(a.x - b.x);
    if (length > best.length) best = { length, x: (a.x + b.x) / 2, y: a.y };
  }
  const [first] = points;
  return best.length < 0 && first ? first : { x: best.x, y: best.y };
}

function boundsOf(points: Place[]): EdgePath["bounds"] {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}
