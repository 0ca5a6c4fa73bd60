import { Link } from "@tanstack/react-router";
import {
  EdgeLabelRenderer,
  useInternalNode,
  type Edge,
  type EdgeProps,
  type InternalNode,
} from "@xyflow/react";
import { useState } from "react";
import { arrowHead, freeRoute, roundedPath } from "./edge-path.ts";
import { edgeLabelWidth } from "./edge-label.ts";
import classes from "./reference-edge.module.css";
import type { SchemaEdge } from "./schema-graph.ts";
import { boxSize, rowMiddle, type EdgeRoute } from "./schema-layout.ts";
import type { TypeBoxNode } from "./type-box.tsx";

export type ReferenceEdgeEdge = Edge<
  {
    edge: SchemaEdge;
    /** Undefined where a box at one of its ends was moved. */
    route: EdgeRoute | undefined;
    /** Keeps edges of one box apart that have no route. */
    lane: number;
    count: string;
    sentence: string;
  },
  "reference"
>;

/** A reference attribute on the map; its label is the link to the list of its references. */
export function ReferenceEdge({ source, target, data }: EdgeProps<ReferenceEdgeEdge>) {
  const [isActive, setIsActive] = useState(false);
  const from = useInternalNode<TypeBoxNode>(source);
  const to = useInternalNode<TypeBoxNode>(target);
  if (!data || !from || !to) return null;
  const { edge, count, sentence } = data;
  const { points, label } = data.route ?? routeBetween(from, to, data);
  const end = points.at(-1);
  const last = points.at(-2);
  const activity = {
    onPointerEnter: () => setIsActive(true),
    onPointerLeave: () => setIsActive(false),
  };
  return (
    <>
      <g
        className={classes.edge}
        data-active={isActive || undefined}
        data-archived={edge.attribute.archived || undefined}
        {...activity}
      >
        <path d={roundedPath(points)} className={classes.reach} />
        <path d={roundedPath(points)} className={classes.line} />
        {end && last ? <path d={arrowHead(end, last.x > end.x)} className={classes.head} /> : null}
      </g>
      <EdgeLabelRenderer>
        <Link
          to="/settings/objects/map/$attribute"
          params={{ attribute: edge.id }}
          aria-label={sentence}
          title={sentence}
          className={classes.label}
          data-active={isActive || undefined}
          data-map-stop=""
          style={{
            maxWidth: edgeLabelWidth(edge.attribute),
            transform: `translate(-50%, -50%) translate(${label.x}px, ${label.y}px)`,
          }}
          onFocus={() => setIsActive(true)}
          onBlur={() => setIsActive(false)}
          {...activity}
        >
          <span className={classes.name}>{edge.attribute.name}</span>{" "}
          <span className={classes.kind}>{edge.attribute.reference?.type}</span>{" "}
          <span className={classes.count}>{count}</span>
        </Link>
      </EdgeLabelRenderer>
    </>
  );
}

function routeBetween(
  from: InternalNode<TypeBoxNode>,
  to: InternalNode<TypeBoxNode>,
  { edge, lane }: { edge: SchemaEdge; lane: number },
): EdgeRoute {
  const source = from.internals.positionAbsolute;
  const target = to.internals.positionAbsolute;
  return freeRoute(
    {
      left: source.x,
      right: source.x + boxSize.width,
      y: source.y + rowMiddle(from.data.box, edge.id),
    },
    { left: target.x, right: target.x + boxSize.width, y: target.y + boxSize.head / 2 },
    lane,
  );
}
