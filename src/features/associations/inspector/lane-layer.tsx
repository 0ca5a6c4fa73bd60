import { memo } from "react";
import type { RecordKey } from "../../../../contract/neighbourhood.ts";
import { findAnyType } from "../record-nouns.ts";
import type { GraphWords } from "./graph-words.ts";
import classes from "./lane-layer.module.css";
import { cardSize, conversationLane, laneOf, missingLane } from "./lanes.ts";
import type { Placement } from "./place-records.ts";
import { axisTicks } from "./time-axis.ts";
import type { VisibleGraph } from "./visible-graph.ts";

interface Area {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const margin = 14;

/** What lies behind the cards: a field with a name for each lane, and the line of time above the conversations. */
export const LaneLayer = memo(function LaneLayer({
  visible,
  placement,
  words,
  focus,
}: {
  visible: VisibleGraph;
  placement: Placement;
  words: GraphWords;
  focus: RecordKey;
}) {
  const areas = laneAreas(visible, placement, focus);
  const { axis } = placement;
  const conversations = areas.get(conversationLane);
  return (
    <div className={classes.layer} aria-hidden>
      {[...areas].map(([id, { left, right, top, bottom }]) => (
        <div
          key={id}
          className={classes.lane}
          style={{ left, top, width: right - left, height: bottom - top }}
        >
          <span className={classes.name}>{laneName(id, words)}</span>
        </div>
      ))}
      {axis && conversations
        ? axisTicks(axis, conversations.left, conversations.right).map(({ x, label }) => (
            <span key={label} className={classes.tick} style={{ left: x, top: axis.top - margin }}>
              {label}
            </span>
          ))
        : null}
    </div>
  );
});

function laneAreas(
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

function laneName(id: string, { schema }: GraphWords): string {
  if (id === missingLane) return "Matches nothing";
  if (id === conversationLane) return "Conversations, by when they began";
  if (id === "contacts") return "Contacts";
  const typeId = id.slice("type ".length);
  return findAnyType(schema, typeId)?.label_plural ?? typeId;
}
