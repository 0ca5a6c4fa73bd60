import { memo } from "react";
import type { RecordKey } from "../../../../contract/neighbourhood.ts";
import type { GraphWords } from "./graph-words.ts";
import { laneAreas, laneName, type Area } from "./lane-areas.ts";
import classes from "./lane-layer.module.css";
import { conversationLane } from "./lanes.ts";
import type { Placement } from "./place-records.ts";
import { axisTicks } from "./time-axis.ts";
import type { VisibleGraph } from "./visible-graph.ts";

interface LaneProps {
  visible: VisibleGraph;
  placement: Placement;
  focus: RecordKey;
}

/** What lies behind the edges: a field for each lane. */
export const LaneFields = memo(function LaneFields({ visible, placement, focus }: LaneProps) {
  const areas = laneAreas(visible, placement, focus);
  return (
    <div className={classes.fields} aria-hidden>
      {[...areas].map(([id, area]) => (
        <div key={id} className={classes.field} style={boxOf(area)} />
      ))}
    </div>
  );
});

/**
 * What lies above the edges: the outline of each lane with its name, and the line of time above the conversations.
 * The cards of a lane lie within its outline, so the browser paints them together, not each as a layer of its own.
 */
export const LaneOutlines = memo(function LaneOutlines({
  visible,
  placement,
  words,
  focus,
}: LaneProps & { words: GraphWords }) {
  const areas = laneAreas(visible, placement, focus);
  const { axis } = placement;
  const conversations = areas.get(conversationLane);
  return (
    <div className={classes.outlines} aria-hidden>
      {[...areas].map(([id, area]) => (
        <div key={id} className={classes.outline} style={boxOf(area)}>
          <span className={classes.name}>{laneName(id, words)}</span>
        </div>
      ))}
      {axis && conversations
        ? axisTicks(axis, conversations.left, conversations.right).map(({ x, label }) => (
            <span key={label} className={classes.tick} style={{ left: x, top: conversations.top }}>
              {label}
            </span>
          ))
        : null}
    </div>
  );
});

function boxOf({ left, right, top, bottom }: Area) {
  return { left, top, width: right - left, height: bottom - top };
}
