import "@xyflow/react/dist/base.css";
import {
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
  ViewportPortal,
  type FinalConnectionState,
  type NodeTypes,
} from "@xyflow/react";
import {
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  type KeyboardEvent,
  type MouseEvent as ReactMouseEvent,
} from "react";
import type { Path } from "../../../../contract/neighbourhood.ts";
import { EdgeLayer } from "./edge-layer.tsx";
import type { GraphWords } from "./graph-words.ts";
import { useInspectorActions } from "./inspector-actions.ts";
import type { InspectorView } from "./inspector-view.ts";
import { LaneFields, LaneOutlines } from "./lane-layer.tsx";
import { PictureControls } from "./picture-controls.tsx";
import type { Placement } from "./place-records.ts";
import { farZoom, leastPercent, mostPercent } from "./picture-viewport.ts";
import { FarContext, RecordCard, type CardNode } from "./record-card.tsx";
import classes from "./record-picture.module.css";
import { findEdge, routeEdges } from "./routed-edges.ts";
import { useCards } from "./use-cards.ts";
import { edgeReachPx } from "./use-looked.ts";
import { usePictureView } from "./use-picture-view.ts";
import type { VisibleGraph } from "./visible-graph.ts";
import { walk, type Arrow } from "./walk.ts";

const nodeTypes: NodeTypes = { record: RecordCard };
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
  const { getNode, getZoom, screenToFlowPosition } = useReactFlow<CardNode>();
  const isFar = useStore(({ transform }) => transform[2] < farZoom);
  const routed = useMemo(
    () => routeEdges(visible, placement, view.focus),
    [visible, placement, view.focus],
  );

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

  /** An edge that far away is too thin to be meant by a press. */
  function openEdgeMenu(event: MouseEvent | ReactMouseEvent): void {
    const { clientX: x, clientY: y } = event;
    const zoom = getZoom();
    if (zoom < farZoom) return;
    const edge = findEdge(routed, screenToFlowPosition({ x, y }), edgeReachPx / zoom);
    if (!edge) return;
    event.preventDefault();
    actions.openMenu({ of: { edge }, x, y });
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
      data-far={isFar || undefined}
    >
      <span id="picture-keys" hidden>
        Arrow keys walk from record to record, Enter expands, M opens the menu, T shows the table,
        question mark lists all keys.
      </span>
      <FarContext value={isFar}>
        <ReactFlow<CardNode>
          nodes={cards}
          nodeTypes={nodeTypes}
          defaultViewport={viewport}
          minZoom={leastPercent / 100}
          maxZoom={mostPercent / 100}
          onMoveStart={() => container.current?.toggleAttribute("data-moving", true)}
          onMoveEnd={() => {
            container.current?.toggleAttribute("data-moving", false);
            settle();
          }}
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
          onPaneClick={openEdgeMenu}
          onPaneContextMenu={openEdgeMenu}
          onNodeClick={(_event, { data }) => actions.select(data.record.node.key)}
          onNodeDoubleClick={(_event, { data }) => actions.expand(data.record.node.key)}
          onNodeContextMenu={(event, { data }) => {
            event.preventDefault();
            const { clientX: x, clientY: y } = event;
            actions.openMenu({ of: { record: data.record.node.key }, x, y });
          }}
        >
          <ViewportPortal>
            <LaneFields visible={visible} placement={placement} focus={view.focus} />
            <EdgeLayer
              container={container}
              visible={visible}
              placement={placement}
              routed={routed}
              words={words}
              focus={view.focus}
              selected={view.at}
              path={path}
            />
            <LaneOutlines
              visible={visible}
              placement={placement}
              words={words}
              focus={view.focus}
            />
          </ViewportPortal>
        </ReactFlow>
      </FarContext>
      <PictureControls onZoom={zoomBy} onFit={fit} />
    </div>
  );
}

function isArrow(key: string): key is Arrow {
  return arrows.has(key);
}
