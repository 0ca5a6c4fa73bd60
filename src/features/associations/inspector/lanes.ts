import type { GraphNode } from "../../../../contract/neighbourhood.ts";
import type { WorkspaceSchema } from "../../../../contract/objects.ts";

/** Sizes in the picture's own pixels, as they are on the screen at a zoom of 1. */
export const cardSize = { width: 232, height: 92 };
export const focusSize = { width: 264, height: 108 };
/** Between cards: room for the edges that lead to those further out. */
export const cardGap = { x: 32, y: 18 };
/** Between the focus and the first card of a lane: room for edges and what they are called. */
const laneDistance = 140;
/** How far from the middle the first cards of a lane stand. */
export const firstColumn = focusSize.width / 2 + laneDistance;
export const laneGap = 44;
/** Between the lanes and the conversations below them: a street for edges. */
export const streetHeight = 120;
const mostRows = 12;
/** Where everything is laid out at once, a large picture is rather square than long. */
export const mostTidyRows = 24;

/** A part of the picture that belongs to one kind of record and grows away from the focus. */
export interface Lane {
  id: string;
  side: "left" | "right";
  top: number;
  rows: number;
}

export const missingLane = "missing";
export const conversationLane = "conversations";

/** Where a record belongs, whatever the picture is about. */
export function laneOf(node: Pick<GraphNode, "kind" | "missing" | "object_type_id">): string {
  if (node.missing) return missingLane;
  if (node.kind === "conversation") return conversationLane;
  return node.kind === "contact" ? "contacts" : `type ${node.object_type_id}`;
}

/** The lanes of a workspace from top to bottom: contacts at the left, types on both sides in turn, what is missing last. */
export function laneSides(schema: WorkspaceSchema): Map<string, Lane["side"]> {
  const sides = new Map<string, Lane["side"]>([["contacts", "left"]]);
  schema.object_types.forEach(({ id }, index) => {
    sides.set(`type ${id}`, index % 2 === 0 ? "right" : "left");
  });
  return sides.set(missingLane, "right");
}

/** How high a lane is made for so many records, those included that may be asked for later. */
export function rowsFor(records: number, most = mostRows): number {
  return Math.min(Math.max(Math.ceil(Math.sqrt(records * 1.7)), 1), most);
}

export function laneHeight(rows: number): number {
  return rows * (cardSize.height + cardGap.y) - cardGap.y;
}

/** The place of the nth card of a lane: column by column, away from the focus. */
export function slotPlace(lane: Lane, slot: number): { x: number; y: number } {
  const column = Math.floor(slot / lane.rows);
  const away = firstColumn + column * (cardSize.width + cardGap.x);
  return {
    x: lane.side === "right" ? away : -away - cardSize.width,
    y: lane.top + (slot % lane.rows) * (cardSize.height + cardGap.y),
  };
}
