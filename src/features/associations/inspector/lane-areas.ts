import type { RecordKey } from "../../../../contract/neighbourhood.ts";
import { findAnyType } from "../../../workspace/record-nouns.ts";
import type { GraphWords } from "./graph-words.ts";
import { cardSize, conversationLane, laneOf, missingLane } from "./lanes.ts";
import type { Placement } from "./place-records.ts";
import type { VisibleGraph } from "./visible-graph.ts";

export interface Area {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const margin = 14;

/** The field of each lane that has cards on the screen. */
export function laneAreas(
  { records }: VisibleGraph,
  { places }: Placement,
  focus: RecordKey,
): Map<string, Area> {
  const areas = new Map<string, Area>();
  for (const [key, { node }] of records) {
    const place = places.get(key);
    if (!place || key === focus) continue;
    const id = laneOf(node);
    const known = areas.get(id);
    areas.set(id, {
      left: Math.min(known?.left ?? Infinity, place.x - margin),
      right: Math.max(known?.right ?? -Infinity, place.x + cardSize.width + margin),
      top: Math.min(known?.top ?? Infinity, place.y - margin),
      bottom: Math.max(known?.bottom ?? -Infinity, place.y + cardSize.height + margin),
    });
  }
  return areas;
}

export function laneName(id: string, { schema }: GraphWords): string {
  if (id === missingLane) return "Matches nothing";
  if (id === conversationLane) return "Conversations, by when they began";
  if (id === "contacts") return "Contacts";
  const typeId = id.slice("type ".length);
  return findAnyType(schema, typeId)?.label_plural ?? typeId;
}
