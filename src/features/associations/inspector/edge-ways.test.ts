import { describe, expect, it } from "vitest";
import type { RecordKey } from "../../../../contract/neighbourhood.ts";
import { EdgeWays } from "./edge-ways.ts";
import { cardSize, slotPlace, type Lane } from "./lanes.ts";
import type { Place, Placement } from "./place-records.ts";
import { makeTimeAxis, makeTimePlacer } from "./time-axis.ts";

const daySeconds = 86_400;

/** Three lanes of several columns, and conversations that crowd in some months. */
function placement(): Placement {
  const lanes: Lane[] = [
    { id: "one", side: "right", top: -400, rows: 5 },
    { id: "two", side: "right", top: 200, rows: 3 },
    { id: "three", side: "left", top: -300, rows: 6 },
  ];
  const places = new Map<RecordKey, Place>();
  for (const lane of lanes) {
    for (let slot = 0; slot < 17; slot += 1)
      places.set(`instance:${lane.id} ${slot}`, slotPlace(lane, slot));
  }
  const times = Array.from({ length: 40 }, (_, index) => (index % 11) ** 3 * daySeconds);
  const axis = makeTimeAxis(times, 800);
  const placer = makeTimePlacer(axis);
  for (const [index, time] of times.entries())
    places.set(`conversation:${index}`, placer.place(time));
  return { places, lanes, axis };
}

describe("the way of an edge out of a card", () => {
  it("meets no card, whatever track it takes", () => {
    const { places, lanes, axis } = placement();
    const ways = new EdgeWays({ places, lanes, axis }, "contact:focus");
    const met = new Set<string>();
    for (const [key, place] of places) {
      for (let track = 0; track < 5; track += 1) {
        const { points } = ways.of(key, place, track);
        for (const [other, card] of places) {
          if (points.some((end, index) => crosses(points[index - 1] ?? end, end, card)))
            met.add(`${key} meets ${other}`);
        }
      }
    }
    expect([...met]).toEqual([]);
  });

  it("ends where no cards are: beside the focus, or in the street above the conversations", () => {
    const { places, lanes, axis } = placement();
    const ways = new EdgeWays({ places, lanes, axis }, "contact:focus");
    for (const [key, place] of places) {
      const { zone, points } = ways.of(key, place, 0);
      const end = points.at(-1);
      if (zone === "street") expect(end?.y).toBeLessThan(800);
      else expect(Math.abs(end?.x ?? Infinity)).toBeLessThanOrEqual(272);
    }
  });
});

/** Whether a level or upright stretch runs through the inside of a card. */
function crosses(a: Place, b: Place, card: Place): boolean {
  return (
    Math.max(a.x, b.x) > card.x &&
    Math.min(a.x, b.x) < card.x + cardSize.width &&
    Math.max(a.y, b.y) > card.y &&
    Math.min(a.y, b.y) < card.y + cardSize.height
  );
}
