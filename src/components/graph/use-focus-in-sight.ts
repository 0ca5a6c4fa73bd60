import { useReactFlow, useStoreApi } from "@xyflow/react";
import type { FocusEvent } from "react";

const marginPx = 16;

/** Moves the picture so that what takes the focus by keyboard can be seen. */
export function useFocusInSight() {
  const { getViewport, setViewport } = useReactFlow();
  const store = useStoreApi();

  function bringIntoSight(target: HTMLElement, frame: HTMLElement): void {
    if (document.activeElement !== target) return;
    const seen = frame.getBoundingClientRect();
    const wanted = target.getBoundingClientRect();
    const x = missing(wanted.left, wanted.right, seen.left, seen.right);
    const y = missing(wanted.top, wanted.bottom, seen.top, seen.bottom);
    if (x === 0 && y === 0) return;
    const viewport = getViewport();
    void setViewport({ ...viewport, x: viewport.x + x, y: viewport.y + y });
  }

  return ({ target, currentTarget }: FocusEvent<HTMLElement>): void => {
    if (!target.matches(":focus-visible") || !target.closest(".react-flow__viewport")) return;
    // A frame later what the browser scrolled for the focus is scrolled back, and a fit is on the screen.
    const look = () => requestAnimationFrame(() => bringIntoSight(target, currentTarget));
    if (!store.getState().fitViewQueued) {
      look();
      return;
    }
    const stop = store.subscribe(({ fitViewQueued }) => {
      if (fitViewQueued) return;
      stop();
      look();
    });
  };
}

/** How far something must move to lie within its frame. */
function missing(start: number, end: number, frameStart: number, frameEnd: number): number {
  if (start < frameStart + marginPx) return frameStart + marginPx - start;
  if (end > frameEnd - marginPx) return frameEnd - marginPx - end;
  return 0;
}
