import { z } from "zod";
import type { Point } from "./schema-layout.ts";

/** Where people put boxes by hand; the others stand where the layout puts them. */
export type MovedBoxes = Record<string, Point>;

const movedSchema = z.record(z.string(), z.object({ x: z.number(), y: z.number() }));
const keyOf = (workspaceId: string) => `objectory.schema-map.${workspaceId}`;

export function readMovedBoxes(workspaceId: string): MovedBoxes {
  try {
    return movedSchema.parse(JSON.parse(localStorage.getItem(keyOf(workspaceId)) ?? "{}"));
  } catch {
    return {};
  }
}

/** Where the browser keeps nothing, the layout lasts as long as the page. */
export function keepMovedBoxes(workspaceId: string, moved: MovedBoxes): void {
  try {
    if (Object.keys(moved).length === 0) localStorage.removeItem(keyOf(workspaceId));
    else localStorage.setItem(keyOf(workspaceId), JSON.stringify(moved));
  } catch {
    return;
  }
}
