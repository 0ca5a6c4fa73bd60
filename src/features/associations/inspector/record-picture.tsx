import "@xyflow/react/dist/base.css";
import {
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  ViewportPortal,
  type FinalConnectionState,
  type NodeTypes,
} from "@xyflow/react";
import { useEffect, useEffectEvent, useRef, type KeyboardEvent } from "react";
import type { GraphEdge, Path } from "../../../../contract/neighbourhood.ts";
import { EdgeLayer, StrongEdges } from "./edge-layer.tsx";
import type { GraphWords } from "./graph-words.ts";
import { useInspectorActions } from "./inspector-actions.ts";
import type { InspectorView } from "./inspector-view.ts";
import { LaneLayer } from "./lane-layer.tsx";
import { FarSwitch, PictureControls } from "./picture-controls.tsx";
import type { Placement } from "./place-records.ts";
import { leastPercent, mostPercent } from "./picture-viewport.ts";
import { RecordCard, type CardNode } from "./record-card.tsx";
import classes from "./record-picture.module.css";
import { useCards } from "./use-cards.ts";
import { usePictureView } from "./use-picture-view.ts";
import type { VisibleGraph } from "./visible-graph.ts";
import { walk, type Arrow } from "./walk.ts";

const nodeTypes: NodeTypes = { record: RecordCard };
const noEdges: GraphEdge[] = [];
const arrows: ReadonlySet<string> = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]);

interface RecordPictureProps {
  visible: VisibleGraph;
  placement: Placement;
  words: GraphWords;
  view: InspectorView;
  path: Path | undefined;
}

export function RecordPicture(props: RecordPictureProps) {
  return (
    <ReactFlowProvider>
      <Picture {...props} />
    </ReactFlowProvider>
  );
}

function Picture({ visible, placement, words, view, path }: RecordPictureProps) {
  const actions = useInspectorActions();
  const container = useRef<HTMLDivElement>(null);
  const cards = useCards(visible, placement, words, view, path);
  const { viewport, settle, fit, reveal, zoomBy } = usePictureView(
    container,
    placement,
    visible,
    view,
  );
  const { getNode } = useReactFlow<CardNode>();
  // All edges of the focus would be half the picture.
  const edges = (view.at !== view.focus && visible.records.get(view.at)?.edges) || noEdges;

  const revealSelected = useEffectEvent(reveal);
  useEffect(() => revealSelected(view.at), [view.at]);
  // The keys belong to the picture, so this is where one starts.
  useEffect(() => container.current?.focus(), []);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== container.current || event.ctrlKey || event.metaKey || event.altKey)
      return;
    if (isArrow(event.key)) {
      event.preventDefault();
      const next = walk(visible, placement.places, view.at, event.key);
      if (next) actions.select(next);
    } else if (event.key === "+" || event.key === "=") zoomBy(1.25);
    else if (event.key === "-") zoomBy(0.8);
    else if (event.key === "0") fit();
  }

  function connect(event: MouseEvent | TouchEvent, { fromNode }: FinalConnectionState): void {
    const point = "clientX" in event ? event : event.changedTouches[0];
    if (!fromNode || !point) return;
    const dropped = document
      .elementFromPoint(point.clientX, point.clientY)
      ?.closest<HTMLElement>(".react-flow__node");
    const from = getNode(fromNode.id)?.data.record.node.key;
    const to = getNode(dropped?.dataset["id"] ?? "")?.data.record.node.key;
    if (from && to && from !== to) actions.connect(from, to);
  }

  return (
    // Arrow keys walk within it, so it is one stop of the Tab key and takes them all.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={container}
      role="application"
      aria-label="Picture of associations"
      aria-describedby="picture-keys"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={classes.picture}
      onKeyDown={onKeyDown}
      data-picture
    >
      <span id="picture-keys" hidden>
        Arrow keys walk from record to record, Enter expands, M opens the menu, T shows the table,
        question mark lists all keys.
      </span>
      <ReactFlow<CardNode>
        nodes={cards}
        nodeTypes={nodeTypes}
        defaultViewport={viewport}
        minZoom={leastPercent / 100}
        maxZoom={mostPercent / 100}
        onMoveEnd={settle}
        nodesDraggable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        onConnectEnd={connect}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        zoomActivationKeyCode={null}
        panActivationKeyCode={null}
        zoomOnDoubleClick={false}
        onlyRenderVisibleElements
        proOptions={{ hideAttribution: true }}
        onNodeClick={(_event, { data }) => actions.select(data.record.node.key)}
        onNodeDoubleClick={(_event, { data }) => actions.expand(data.record.node.key)}
        onNodeContextMenu={(event, { data }) => {
          event.preventDefault();
          const { clientX: x, clientY: y } = event;
          actions.openMenu({ of: { record: data.record.node.key }, x, y });
        }}
      >
        <ViewportPortal>
          <LaneLayer visible={visible} placement={placement} words={words} focus={view.focus} />
          <EdgeLayer visible={visible} placement={placement} words={words} focus={view.focus} />
          <StrongEdges
            edges={edges}
            pathEdges={path?.edges ?? noEdges}
            placement={placement}
            words={words}
            focus={view.focus}
          />
        </ViewportPortal>
        <FarSwitch container={container} />
      </ReactFlow>
      <PictureControls onZoom={zoomBy} onFit={fit} />
    </div>
  );
}

function isArrow(key: string): key is Arrow {
  return arrows.has(key);
}
