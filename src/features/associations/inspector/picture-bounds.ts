import type { RecordKey } from "../../../../contract/neighbourhood.ts";
import { cardSize, focusSize } from "./lanes.ts";
import type { Placement } from "./place-records.ts";
import type { VisibleGraph } from "./visible-graph.ts";

/** The smallest field that holds all cards. */
export function pictureBounds(
  { places }: Placement,
  { records }: VisibleGraph,
  focus: RecordKey,
): { x: number; y: number; width: number; height: number } {
  const shown = [...records.keys()].flatMap((key) => {
    const place = places.get(key);
    return place ? [{ ...place, ...(key === focus ? focusSize : cardSize) }] : [];
  });
  const x = Math.min(...shown.map((rect) => rect.x));
  const y = Math.min(...shown.map((rect) => rect.y));
  const right = Math.max(...shown.map((rect) => rect.x + rect.width));
  const bottom = Math.max(...shown.map((rect) => rect.y + rect.height));
  return { x, y, width: right - x, height: bottom - y };
}
