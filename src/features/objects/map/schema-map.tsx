import { useNavigate } from "@tanstack/react-router";
import { Background, ReactFlow, ReactFlowProvider, useReactFlow } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { useMemo, type KeyboardEvent, type Ref } from "react";
import { directionOf, nearestInDirection } from "../../../components/graph/nearest-in-direction.ts";
import { useFocusInSight } from "../../../components/graph/use-focus-in-sight.ts";
import { ZoomControls } from "../../../components/graph/zoom-controls.tsx";
import { ReferenceEdge, type ReferenceEdgeEdge } from "./reference-edge.tsx";
import type { SchemaGraph } from "./schema-graph.ts";
import classes from "./schema-map.module.css";
import { boxHeight, boxSize, type SchemaLayout } from "./schema-layout.ts";
import { TypeBox, useOpenBox, type TypeBoxNode } from "./type-box.tsx";
import type { useMovedBoxes } from "./use-moved-boxes.ts";

const nodeTypes = { box: TypeBox };
const edgeTypes = { reference: ReferenceEdge };
const stepPx = 24;
const narrow = "(max-width: 640px)";
const wholeMap = { padding: 0.06, maxZoom: 1 };
/** The whole map would be too small to read there; one button shows it. */
const startOnPhones = { ...wholeMap, nodes: [{ id: "contact" }, { id: "conversation" }] };
/** Nothing is connected, selected or deleted here. */
const noKeys = {
  deleteKeyCode: null,
  selectionKeyCode: null,
  multiSelectionKeyCode: null,
  panActivationKeyCode: null,
  zoomActivationKeyCode: null,
};

interface SchemaMapProps {
  ref: Ref<HTMLDivElement>;
  graph: SchemaGraph;
  layout: SchemaLayout;
  movedBoxes: ReturnType<typeof useMovedBoxes>;
  /** What stands on the label of an edge, and the edge in words. */
  words: Map<string, { count: string; sentence: string }>;
}

/**
 * The data model as a picture. Tab walks through boxes and edges, arrow keys to the nearest one in their direction,
 * with Shift they move a box; Enter opens.
 */
export function SchemaMap(props: SchemaMapProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ ref, graph, layout, movedBoxes, words }: SchemaMapProps) {
  const navigate = useNavigate();
  const openBox = useOpenBox();
  const bringIntoSight = useFocusInSight();
  const { getNode } = useReactFlow<TypeBoxNode>();
  const { moved, onNodesChange, move } = movedBoxes;
  const nodes = useMemo(() => boxNodes(graph, layout, moved), [graph, layout, moved]);
  const edges = useMemo(
    () => referenceEdges(graph, layout, moved, words),
    [graph, layout, moved, words],
  );

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const direction = directionOf(event.key);
    const stop = (event.target as Element).closest<HTMLElement>("[data-map-stop]");
    if (!direction || !stop || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const node = getNode(stop.closest<HTMLElement>(".react-flow__node")?.dataset["id"] ?? "");
    if (!event.shiftKey) {
      const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-map-stop]")].map(
        (other) => ({ stop: other, place: placeOf(other) }),
      );
      nearestInDirection(placeOf(stop), stops, direction)?.focus({ preventScroll: true });
    } else if (node) {
      const { x, y } = node.position;
      const across = direction === "left" ? -stepPx : direction === "right" ? stepPx : 0;
      const along = direction === "up" ? -stepPx : direction === "down" ? stepPx : 0;
      move(node.id, { x: x + across, y: y + along });
    }
  }

  return (
    <ReactFlow
      ref={ref}
      aria-label="Schema map"
      className={classes.map ?? ""}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onNodesChange={onNodesChange}
      onNodeClick={(event, { data }) => {
        if (!event.defaultPrevented && !isLink(event.target)) openBox(data.box);
      }}
      onEdgeClick={(_event, { id }) =>
        void navigate({ to: "/settings/objects/map/$attribute", params: { attribute: id } })
      }
      onKeyDown={onKeyDown}
      onFocus={bringIntoSight}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      disableKeyboardA11y
      {...noKeys}
      zoomOnDoubleClick={false}
      fitView
      fitViewOptions={matchMedia(narrow).matches ? startOnPhones : wholeMap}
      minZoom={0.15}
      maxZoom={1.75}
      proOptions={{ hideAttribution: true }}
    >
      <Background gap={24} size={1} color="var(--line)" />
      <ZoomControls />
    </ReactFlow>
  );
}

function isLink(target: EventTarget): boolean {
  return (target as Element).closest("a") !== null;
}

/** A box counts as the whole of itself, though its name alone has the focus. */
function placeOf(stop: HTMLElement): DOMRect {
  return (stop.closest(".react-flow__node") ?? stop).getBoundingClientRect();
}

function boxNodes(
  { boxes }: SchemaGraph,
  layout: SchemaLayout,
  moved: SchemaMapProps["movedBoxes"]["moved"],
): TypeBoxNode[] {
  return boxes.map((box) => {
    const size = { width: boxSize.width, height: boxHeight(box) };
    return {
      id: box.id,
      type: "box",
      position: moved[box.id] ?? layout.boxes.get(box.id) ?? { x: 0, y: 0 },
      ...size,
      // Without it React Flow takes the box for a new one, and its edges with it, at each change.
      measured: size,
      data: { box },
    };
  });
}

function referenceEdges(
  { boxes, edges }: SchemaGraph,
  layout: SchemaLayout,
  moved: SchemaMapProps["movedBoxes"]["moved"],
  words: SchemaMapProps["words"],
): ReferenceEdgeEdge[] {
  const lanes = new Map<string, number>(boxes.map(({ id }) => [id, 0]));
  return edges.map((edge) => {
    const { id, source, target } = edge;
    const lane = lanes.get(source) ?? 0;
    lanes.set(source, lane + 1);
    const isMoved = source in moved || target in moved;
    return {
      id,
      type: "reference",
      source,
      target,
      sourceHandle: id,
      // Its label is a link that says it all.
      domAttributes: { "aria-hidden": true },
      data: {
        edge,
        route: isMoved ? undefined : layout.routes.get(id),
        lane,
        count: words.get(id)?.count ?? "",
        sentence: words.get(id)?.sentence ?? edge.attribute.name,
      },
    };
  });
}
