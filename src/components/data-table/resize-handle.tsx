import { useRef, type PointerEvent } from "react";
import { fittingWidth } from "./fitting-width.ts";
import classes from "./header-tools.module.css";
import { narrowest } from "./table-layout.ts";

/** The edge of a header: drag it for the width, double click fits. By keyboard the menu of the header does the same. */
export function ResizeHandle({ onWidth }: { onWidth: (width: number) => void }) {
  const start = useRef<{ x: number; width: number }>(undefined);

  function widthAt({ clientX }: PointerEvent): number | undefined {
    if (!start.current || start.current.x === clientX) return undefined;
    return Math.max(narrowest, start.current.width + clientX - start.current.x);
  }

  return (
    <span
      className={classes.edge}
      aria-hidden
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        const width = event.currentTarget.closest("th")?.offsetWidth ?? 0;
        start.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => showWidth(event.currentTarget, widthAt(event))}
      onPointerUp={(event) => {
        const width = widthAt(event);
        start.current = undefined;
        if (width !== undefined) onWidth(width);
      }}
      onDoubleClick={({ currentTarget }) => onWidth(fittingWidth(currentTarget))}
    />
  );
}

/** While the edge is dragged only the column itself follows; the rows are drawn anew once it is let go. */
function showWidth(handle: HTMLElement, width: number | undefined): void {
  const head = handle.closest("th");
  const column = head?.closest("table")?.querySelectorAll("col")[head.cellIndex];
  if (column && width !== undefined) column.style.width = `${width}px`;
}
