import type { NodeChange } from "@xyflow/react";
import { useState } from "react";
import { keepMovedBoxes, readMovedBoxes, type MovedBoxes } from "./moved-boxes.ts";
import type { Point } from "./schema-layout.ts";
import type { TypeBoxNode } from "./type-box.tsx";

/** Boxes that were dragged or moved by keyboard; kept in the browser once they are let go. */
export function useMovedBoxes(workspaceId: string) {
  const [moved, setMoved] = useState(() => readMovedBoxes(workspaceId));

  function keep(next: MovedBoxes): void {
    setMoved(next);
    keepMovedBoxes(workspaceId, next);
  }

  function onNodesChange(changes: NodeChange<TypeBoxNode>[]): void {
    const next = { ...moved };
    let isOver = false;
    for (const change of changes) {
      if (change.type !== "position" || !change.position) continue;
      next[change.id] = change.position;
      isOver ||= change.dragging === false;
    }
    if (isOver) keep(next);
    else setMoved(next);
  }

  return {
    moved,
    onNodesChange,
    move: (id: string, to: Point) => keep({ ...moved, [id]: to }),
    reset: () => keep({}),
  };
}
