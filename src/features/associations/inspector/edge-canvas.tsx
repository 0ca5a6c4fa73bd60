import { useStoreApi } from "@xyflow/react";
import { useEffect, useRef } from "react";
import { drawEdges, type Area, type EdgeDrawing } from "./draw-edges.ts";
import classes from "./edge-layer.module.css";
import { farZoom } from "./picture-viewport.ts";

/** Beyond the window so much of its size is drawn too, so that moving the picture draws nothing anew for a while. */
const margin = 0.4;
const mostPixels = 9_000_000;
/** After a zoom the lines are drawn anew, sharp, once it rests. */
const restMs = 120;

/**
 * Edges as one image that moves and zooms with the cards. It is drawn when its edges change, when the picture was moved
 * to where it ends, and when a zoom rests: a pan costs the same for ten edges and for fifteen hundred.
 */
export function EdgeCanvas({ drawing, isDimmed }: { drawing: EdgeDrawing; isDimmed?: boolean }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const store = useStoreApi();

  useEffect(() => {
    let drawn: { area: Area; zoom: number } | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      clearTimeout(timer);
      timer = undefined;
      const element = canvas.current;
      const { transform, width, height } = store.getState();
      if (!element || width === 0) return;
      const [, , zoom] = transform;
      const seen = areaInSight(transform, width, height);
      const area = grown(seen, margin);
      const sharp = zoom * devicePixelRatio;
      const scale = Math.min(sharp, Math.sqrt(mostPixels / (area.width * area.height)));
      drawEdges(element, drawing, area, scale, zoom >= farZoom);
      element.style.transform = `translate(${area.x}px, ${area.y}px)`;
      element.style.width = `${area.width}px`;
      element.style.height = `${area.height}px`;
      drawn = { area, zoom };
    };
    const follow = () => {
      const { transform, width, height } = store.getState();
      if (!drawn) return;
      if (!holds(drawn.area, areaInSight(transform, width, height))) draw();
      else if (drawn.zoom !== transform[2]) {
        clearTimeout(timer);
        timer = setTimeout(draw, restMs);
      }
    };
    // Cards are painted first; what changes several times at once is drawn once.
    timer = setTimeout(draw);
    const stop = store.subscribe(follow);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [drawing, store]);

  return (
    <canvas
      ref={canvas}
      className={classes.canvas}
      data-dimmed={isDimmed || undefined}
      data-strong={drawing.colour === "strong" || undefined}
      aria-hidden
    />
  );
}

function areaInSight([x, y, zoom]: [number, number, number], width: number, height: number): Area {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

function grown({ x, y, width, height }: Area, share: number): Area {
  return {
    x: x - width * share,
    y: y - height * share,
    width: width * (1 + 2 * share),
    height: height * (1 + 2 * share),
  };
}

function holds(outer: Area, inner: Area): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
