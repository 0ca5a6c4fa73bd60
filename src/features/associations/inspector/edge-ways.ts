import type { RecordKey } from "../../../../contract/neighbourhood.ts";
import { cardGap, cardSize, firstColumn, streetHeight } from "./lanes.ts";
import type { Place, Placement } from "./place-records.ts";

/** How an edge leaves a card for where no cards are: around those that stand in between, never behind them. */
export interface Way {
  /** Beside the focus, or the street between the lanes and the conversations. */
  zone: "left" | "right" | "street";
  /** From the card outwards; the last lies in the zone. */
  points: Place[];
}

/** Where edges come out of the lanes, and go on freely. */
const mouth = firstColumn - 10;

/** Edges from different records keep beside each other in a gap. */
const tracks = 5;
const rowTrack = 2.5;
const columnTrack = 4;

/** Where the edges of a conversation run below the lanes, by its track. */
export function streetOf(axisTop: number, track: number): number {
  return axisTop - streetHeight + 22 + (track % tracks) * 6;
}

export class EdgeWays {
  readonly #placement: Placement;
  /** The cards of each row of conversations. */
  readonly #rows = new Map<number, number[]>();
  readonly #shafts = new Map<RecordKey, number>();

  constructor(placement: Placement, focus: RecordKey) {
    this.#placement = placement;
    for (const [key, place] of placement.places) {
      if (key === focus || !this.#isBelow(key, place)) continue;
      this.#rows.set(place.y, [...(this.#rows.get(place.y) ?? []), place.x]);
    }
  }

  /** The way out of a card that is not the focus. */
  of(key: RecordKey, place: Place, track: number): Way {
    if (this.#isBelow(key, place)) return this.#upwards(key, place, track);
    return sideways(place, (track % tracks) - (tracks - 1) / 2);
  }

  #isBelow(key: RecordKey, { y }: Place): boolean {
    const { axis } = this.#placement;
    return axis !== undefined && key.startsWith("conversation:") && y >= axis.top;
  }

  #upwards(key: RecordKey, { x, y }: Place, track: number): Way {
    const axisTop = this.#placement.axis?.top ?? y;
    const middle = x + cardSize.width / 2;
    const shaft = this.#shaftOf(key, middle, y);
    const street = streetOf(axisTop, track);
    const port = { x: middle, y };
    const points =
      shaft === middle
        ? [port, { x: middle, y: street }]
        : [
            port,
            { x: middle, y: y - cardGap.y / 2 },
            { x: shaft, y: y - cardGap.y / 2 },
            { x: shaft, y: street },
          ];
    return { zone: "street", points };
  }

  /** The nearest upright line that meets no card of the rows above. */
  #shaftOf(key: RecordKey, middle: number, y: number): number {
    const known = this.#shafts.get(key);
    if (known !== undefined) return known;
    const clearance = 6;
    const taken = [...this.#rows]
      .flatMap(([row, cards]) => (row < y ? cards : []))
      .map((x) => ({ from: x - clearance, to: x + cardSize.width + clearance }));
    const candidates = [middle, ...taken.flatMap(({ from, to }) => [from, to])];
    const free = candidates.filter((x) => taken.every(({ from, to }) => x <= from || x >= to));
    const nearest = free.reduce(
      (best, x) => (Math.abs(x - middle) < Math.abs(best - middle) ? x : best),
      free[0] ?? middle,
    );
    this.#shafts.set(key, nearest);
    return nearest;
  }
}

/** From the side that faces the focus: through the gap beside its column, then through the one between two rows. */
function sideways({ x, y }: Place, track: number): Way {
  const isRight = x > 0;
  const sign = isRight ? 1 : -1;
  const port = { x: isRight ? x : x + cardSize.width, y: y + cardSize.height / 2 };
  const zone = isRight ? "right" : "left";
  if (Math.abs(port.x) <= firstColumn) return { zone, points: [port] };
  const channel = port.x - sign * (cardGap.x / 2) + track * columnTrack;
  // The gap that is nearer to the height of the focus.
  const gap = port.y < 0 ? y + cardSize.height + cardGap.y / 2 : y - cardGap.y / 2;
  const row = gap + track * rowTrack;
  const points = [
    port,
    { x: channel, y: port.y },
    { x: channel, y: row },
    { x: sign * mouth, y: row },
  ];
  return { zone, points };
}
