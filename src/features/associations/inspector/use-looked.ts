import { useReactFlow } from "@xyflow/react";
import { useEffect, useState, type RefObject } from "react";
import {
  recordKeySchema,
  type GraphEdge,
  type RecordKey,
} from "../../../../contract/neighbourhood.ts";
import { farZoom } from "./picture-viewport.ts";
import { findEdge, type RoutedEdge } from "./routed-edges.ts";

/** An edge is reached from so far. */
export const edgeReachPx = 7;

/** The card or the edge under the pointer, while the picture rests. */
export function useLooked(
  container: RefObject<HTMLDivElement | null>,
  routed: ReadonlyMap<string, RoutedEdge>,
): RecordKey | GraphEdge | undefined {
  const [looked, setLooked] = useState<RecordKey | GraphEdge>();
  const { screenToFlowPosition, getZoom } = useReactFlow();

  useEffect(() => {
    const element = container.current;
    if (!element) return;
    let frame = 0;
    const look = ({ target, clientX, clientY, buttons, pointerType }: PointerEvent) => {
      if (buttons !== 0 || pointerType === "touch" || !(target instanceof Element)) return;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const card = target.closest<HTMLElement>(".react-flow__node");
        const zoom = getZoom();
        const isOnEdge = !card && zoom >= farZoom && target.matches(".react-flow__pane");
        const edge = isOnEdge
          ? findEdge(routed, screenToFlowPosition({ x: clientX, y: clientY }), edgeReachPx / zoom)
          : undefined;
        element.toggleAttribute("data-on-edge", edge !== undefined);
        setLooked(edge ?? recordKeySchema.safeParse(card?.dataset["id"]).data);
      });
    };
    const leave = () => {
      cancelAnimationFrame(frame);
      setLooked(undefined);
    };
    element.addEventListener("pointermove", look);
    element.addEventListener("pointerleave", leave);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener("pointermove", look);
      element.removeEventListener("pointerleave", leave);
    };
  }, [container, routed, getZoom, screenToFlowPosition]);

  return looked;
}
