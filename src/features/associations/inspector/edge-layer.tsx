import { memo, type MouseEvent } from "react";
import type { GraphEdge, RecordKey } from "../../../../contract/neighbourhood.ts";
import classes from "./edge-layer.module.css";
import { edgePath } from "./edge-path.ts";
import type { GraphWords } from "./graph-words.ts";
import { useInspectorActions } from "./inspector-actions.ts";
import type { Placement } from "./place-records.ts";
import { namedEdges } from "./named-edges.ts";
import { edgeKey } from "./record-graph.ts";
import type { VisibleGraph } from "./visible-graph.ts";

/** All edges in one drawing: it moves as a whole, so panning costs the same for ten edges and for fifteen hundred. */
export const EdgeLayer = memo(function EdgeLayer({
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
  const { openMenu } = useInspectorActions();
  const named = namedEdges(visible, placement);
  return (
    <svg className={classes.layer} aria-hidden>
      <Arrowhead id="arrow" className={classes.arrow} />
      {visible.edges.map((edge) => {
        const key = edgeKey(edge);
        const path = edgePath(placement, edge, focus);
        if (!path) return null;
        const open = (event: MouseEvent) => {
          event.preventDefault();
          openMenu({ of: { edge }, x: event.clientX, y: event.clientY });
        };
        return (
          <g key={key} className={classes.edge} onClick={open} onContextMenu={open}>
            <path d={path.d} className={classes.reach} />
            <path d={path.d} className={classes.line} markerEnd="url(#arrow)" />
            {named.has(key) ? <EdgeName at={path.at} name={words.edge(edge)} /> : null}
          </g>
        );
      })}
    </svg>
  );
});

/** The edges of the selected record and of the path, once more and stronger, above the others. */
export const StrongEdges = memo(function StrongEdges({
  edges,
  pathEdges,
  placement,
  words,
  focus,
}: {
  edges: GraphEdge[];
  pathEdges: GraphEdge[];
  placement: Placement;
  words: GraphWords;
  focus: RecordKey;
}) {
  const areFew = edges.length <= 12;
  const strong = [...edges.filter((edge) => !pathEdges.includes(edge)), ...pathEdges];
  return (
    <svg className={classes.layer} aria-hidden>
      <Arrowhead id="strong-arrow" className={classes.strongArrow} />
      {strong.map((edge, index) => {
        const path = edgePath(placement, edge, focus);
        if (!path) return null;
        const isPath = index >= strong.length - pathEdges.length;
        return (
          <g key={`${index} ${edgeKey(edge)}`} className={classes.strong}>
            <path
              d={path.d}
              className={classes.strongLine}
              data-path={isPath || undefined}
              markerEnd="url(#strong-arrow)"
            />
            {areFew || isPath ? <EdgeName at={path.at} name={words.edge(edge)} /> : null}
          </g>
        );
      })}
    </svg>
  );
});

function EdgeName({ at: { x, y }, name }: { at: { x: number; y: number }; name: string }) {
  return (
    <text x={x} y={y - 5} className={classes.name}>
      {name}
    </text>
  );
}

function Arrowhead({ id, className }: { id: string; className: string | undefined }) {
  return (
    <defs>
      <marker
        id={id}
        viewBox="0 0 10 10"
        refX={9}
        refY={5}
        markerWidth={9}
        markerHeight={9}
        markerUnits="userSpaceOnUse"
        orient="auto"
      >
        <path d="M0 1 10 5 0 9Z" className={className} />
      </marker>
    </defs>
  );
}
