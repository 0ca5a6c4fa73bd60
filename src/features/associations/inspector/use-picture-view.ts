import { useDebouncedCallback, useReducedMotion } from "@mantine/hooks";
import { useReactFlow, type Viewport } from "@xyflow/react";
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from "react";
import type { RecordKey } from "../../../../contract/neighbourhood.ts";
import { useInspectorActions } from "./inspector-actions.ts";
import type { InspectorView } from "./inspector-view.ts";
import { cardSize } from "./lanes.ts";
import { pictureBounds } from "./picture-bounds.ts";
import { formatViewport, type PictureViewport } from "./picture-viewport.ts";
import type { Placement } from "./place-records.ts";
import type { VisibleGraph } from "./visible-graph.ts";

const motionMs = 160;
/** Smaller than this a card can't be read; then the picture starts around its middle instead of showing all of it. */
const leastStartZoom = 0.8;
const margin = 48;
/** The picture has to rest for so long until the address tells where it is. */
const restMs = 250;

/** What part of the picture the window shows, in step with the address, and ways to change it. */
export function usePictureView(
  container: RefObject<HTMLDivElement | null>,
  placement: Placement,
  visible: VisibleGraph,
  view: InspectorView,
) {
  const flow = useReactFlow();
  const duration = useReducedMotion() ? 0 : motionMs;
  const { look } = useInspectorActions();
  const wanted = () =>
    view.viewport
      ? flowViewport(view.viewport, sizeOf(roomOfPicture()))
      : startOf(pictureBounds(placement, visible, view.focus));
  const [viewport] = useState(wanted);
  const address = view.viewport && formatViewport(view.viewport);
  const shown = useRef(address);
  const settle = useDebouncedCallback(() => {
    const size = sizeOf(container.current);
    const now = pictureViewport(flow.getViewport(), size);
    const before = shown.current ?? formatViewport(pictureViewport(wanted(), size));
    shown.current = formatViewport(now);
    if (shown.current !== before) look(now);
  }, restMs);
  // Back, Forward and a link change it from outside.
  const follow = useEffectEvent((to: string | undefined) => {
    if (to === shown.current) return;
    shown.current = to;
    void flow.setViewport(wanted(), { duration });
  });
  useEffect(() => follow(address), [address]);

  return {
    viewport,
    settle,
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

interface Size {
  width: number;
  height: number;
}

function zoomFor({ width, height }: Bounds, roomX: number, roomY: number): number {
  return Math.min((roomX - 2 * margin) / width, (roomY - 2 * margin) / height);
}

/** All of it where it can be read, else what is around the focus. */
function startOf(all: Bounds): Viewport {
  const { width, height } = sizeOf(roomOfPicture());
  const zoom = Math.min(zoomFor(all, width, height), 1);
  if (zoom < leastStartZoom) return { x: width / 2, y: height / 2, zoom: leastStartZoom };
  return {
    x: width / 2 - (all.x + all.width / 2) * zoom,
    y: height / 2 - (all.y + all.height / 2) * zoom,
    zoom,
  };
}

/** Where the picture will stand, while it is not drawn yet. */
function roomOfPicture(): Element | null {
  return document.querySelector("[data-picture-room]");
}

function flowViewport({ x, y, percent }: PictureViewport, { width, height }: Size): Viewport {
  const zoom = percent / 100;
  return { x: width / 2 - x * zoom, y: height / 2 - y * zoom, zoom };
}

function pictureViewport({ x, y, zoom }: Viewport, { width, height }: Size): PictureViewport {
  return {
    x: Math.round((width / 2 - x) / zoom),
    y: Math.round((height / 2 - y) / zoom),
    percent: Math.round(zoom * 100),
  };
}

function sizeOf(element: Element | null): Size {
  return {
    width: element?.clientWidth ?? window.innerWidth,
    height: element?.clientHeight ?? window.innerHeight,
  };
}
