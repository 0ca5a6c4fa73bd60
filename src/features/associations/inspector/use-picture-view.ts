import { useReducedMotion } from "@mantine/hooks";
import { useReactFlow, type Viewport } from "@xyflow/react";
import { useState, type RefObject } from "react";
import type { RecordKey } from "../../../../contract/neighbourhood.ts";
import type { InspectorView } from "./inspector-view.ts";
import { cardSize } from "./lanes.ts";
import { pictureBounds } from "./picture-bounds.ts";
import type { Placement } from "./place-records.ts";
import type { VisibleGraph } from "./visible-graph.ts";

const motionMs = 160;
/** Smaller than this a card can't be read; then the picture starts around its middle instead of showing all of it. */
const leastStartZoom = 0.8;
const margin = 48;

/** What part of the picture the window shows, and ways to change it. */
export function usePictureView(
  container: RefObject<HTMLDivElement | null>,
  placement: Placement,
  visible: VisibleGraph,
  view: InspectorView,
) {
  const flow = useReactFlow();
  const duration = useReducedMotion() ? 0 : motionMs;
  const [viewport] = useState(() => startOf(pictureBounds(placement, visible, view.focus)));

  return {
    viewport,
    fit: () => {
      const all = pictureBounds(placement, visible, view.focus);
      const { width, height } = sizeOf(container.current);
      const zoom = Math.min(zoomFor(all, width, height), 1);
      void flow.setCenter(all.x + all.width / 2, all.y + all.height / 2, { zoom, duration });
    },
    zoomBy: (factor: number) => void flow.zoomTo(flow.getZoom() * factor, { duration }),
    /** Moves the picture only where a card is not in sight. */
    reveal: (key: RecordKey) => {
      const place = placement.places.get(key);
      if (!place) return;
      const { x, y, zoom } = flow.getViewport();
      const { width, height } = sizeOf(container.current);
      const left = place.x * zoom + x;
      const top = place.y * zoom + y;
      const isInSight =
        left >= 8 &&
        top >= 8 &&
        left + cardSize.width * zoom <= width - 8 &&
        top + cardSize.height * zoom <= height - 8;
      if (isInSight) return;
      const centre = { x: place.x + cardSize.width / 2, y: place.y + cardSize.height / 2 };
      void flow.setCenter(centre.x, centre.y, { zoom: Math.max(zoom, leastStartZoom), duration });
    },
  };
}

type Bounds = ReturnType<typeof pictureBounds>;

function zoomFor({ width, height }: Bounds, roomX: number, roomY: number): number {
  return Math.min((roomX - 2 * margin) / width, (roomY - 2 * margin) / height);
}

/** All of it where it can be read, else what is around the focus. */
function startOf(all: Bounds): Viewport {
  const element = document.querySelector("[data-picture-room]");
  const { width, height } = sizeOf(element);
  const zoom = Math.min(zoomFor(all, width, height), 1);
  if (zoom < leastStartZoom) return { x: width / 2, y: height / 2, zoom: leastStartZoom };
  return {
    x: width / 2 - (all.x + all.width / 2) * zoom,
    y: height / 2 - (all.y + all.height / 2) * zoom,
    zoom,
  };
}

function sizeOf(element: Element | null): { width: number; height: number } {
  return {
    width: element?.clientWidth ?? window.innerWidth,
    height: element?.clientHeight ?? window.innerHeight,
  };
}
