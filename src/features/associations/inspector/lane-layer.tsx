import { memo } from "react";
import type { RecordKey } from "../../../../contract/neighbourhood.ts";
import type { GraphWords } from "./graph-words.ts";
import { laneAreas, laneName } from "./lane-areas.ts";
import classes from "./lane-layer.module.css";
import { conversationLane } from "./lanes.ts";
import type { Placement } from "./place-records.ts";
import { axisTicks } from "./time-axis.ts";
import type { VisibleGraph } from "./visible-graph.ts";

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
            <span key={label} className={classes.tick} style={{ left: x, top: conversations.top }}>
              {label}
            </span>
          ))
        : null}
    </div>
  );
});
