import type { GraphEdge, RecordKey } from "../../../../contract/neighbourhood.ts";
import { cardSize, focusSize } from "./lanes.ts";
import type { Place, Placement } from "./place-records.ts";

/** A curve between two cards, from the one that refers, and where its name stands. */
export interface EdgePath {
  d: string;
  at: Place;
}

interface Rect {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const leastGap = 40;

/** Undefined where an end has no place. */
export function edgePath(
  { places }: Pick<Placement, "places">,
  { from, to }: GraphEdge,
  focus: RecordKey,
): EdgePath | undefined {
  const a = rectOf(places.get(from), from === focus);
  const b = rectOf(places.get(to), to === focus);
  if (!a || !b) return undefined;
  if (a.left === b.left && from !== focus && to !== focus) return curve(aside(a, b));
  const isUpright = standsBelow(a, from, b) || standsBelow(b, to, a);
  return curve(isUpright ? upright(a, b) : level(a, b));
}

function curve(points: Points): EdgePath {
  const [start, one, two, end] = points;
  return {
    d: `M${start.x} ${start.y}C${one.x} ${one.y} ${two.x} ${two.y} ${end.x} ${end.y}`,
    // What crosses the middle goes behind the focus, where its name can't be read.
    at: bezier(points, start.x * end.x < 0 && Math.abs(start.x) > focusSize.width ? 0.2 : 0.5),
  };
}

function rectOf(place: Place | undefined, isFocus: boolean): Rect | undefined {
  if (!place) return undefined;
  const { width, height } = isFocus ? focusSize : cardSize;
  return { left: place.x, right: place.x + width, top: place.y, bottom: place.y + height };
}

/** Whether a card is reached from above: it is in the column of the other, or a conversation below it. */
function standsBelow(card: Rect, key: RecordKey, other: Rect): boolean {
  if (card.top <= other.bottom) return false;
  const aside = Math.max(card.left - other.right, other.left - card.right);
  return aside < leastGap || key.startsWith("conversation:");
}

type Points = [Place, Place, Place, Place];

/** Between two cards of one column, around those between them, on the side of the focus. */
function aside(a: Rect, b: Rect): Points {
  const sign = a.left > 0 ? -1 : 1;
  const edge = sign < 0 ? a.left : a.right;
  const start = { x: edge, y: (a.top + a.bottom) / 2 };
  const end = { x: edge, y: (b.top + b.bottom) / 2 };
  const bend = edge + sign * 64;
  return [start, { x: bend, y: start.y }, { x: bend, y: end.y }, end];
}

function upright(a: Rect, b: Rect): Points {
  const sign = a.top < b.top ? 1 : -1;
  const start = { x: (a.left + a.right) / 2, y: sign > 0 ? a.bottom : a.top };
  const end = { x: (b.left + b.right) / 2, y: sign > 0 ? b.top : b.bottom };
  const bend = (Math.abs(end.y - start.y) / 2) * sign;
  return [start, { x: start.x, y: start.y + bend }, { x: end.x, y: end.y - bend }, end];
}

function level(a: Rect, b: Rect): Points {
  const sign = (a.left + a.right) / 2 <= (b.left + b.right) / 2 ? 1 : -1;
  const start = { x: sign > 0 ? a.right : a.left, y: (a.top + a.bottom) / 2 };
  const end = { x: sign > 0 ? b.left : b.right, y: (b.top + b.bottom) / 2 };
  const bend = Math.max(Math.abs(end.x - start.x) / 2, leastGap) * sign;
  return [start, { x: start.x + bend, y: start.y }, { x: end.x - bend, y: end.y }, end];
}

function bezier([a, b, c, d]: Points, t: number): Place {
  const u = 1 - t;
  const mix = (axis: "x" | "y") =>
    u ** 3 * a[axis] + 3 * u ** 2 * t * b[axis] + 3 * u * t ** 2 * c[axis] + t ** 3 * d[axis];
  return { x: mix("x"), y: mix("y") };
}
