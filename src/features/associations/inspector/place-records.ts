import type { RecordKey } from "../../../../contract/neighbourhood.ts";
import {
  conversationLane,
  focusSize,
  laneGap,
  laneHeight,
  laneOf,
  mostTidyRows,
  rowsFor,
  slotPlace,
  streetHeight,
  type Lane,
} from "./lanes.ts";
import type { RecordGraph } from "./record-graph.ts";
import { makeTimeAxis, makeTimePlacer, type TimeAxis } from "./time-axis.ts";

/** The upper left corner of a card; the focus stands around 0, 0. */
export interface Place {
  x: number;
  y: number;
}

export interface Placement {
  places: Map<RecordKey, Place>;
  lanes: Lane[];
  axis: TimeAxis | undefined;
}

interface Placing {
  graph: RecordGraph;
  /** What is laid out as one: what came first, or all there was when the picture was tidied. */
  first: RecordGraph;
  focus: RecordKey;
  sides: Map<string, Lane["side"]>;
  /** What already stood on the screen stays where it was. */
  before: Placement | undefined;
}

/**
 * Gives every record a place in its lane. It goes by the order in which records came, so what comes later moves
 * nothing that is there, and the same address makes the same picture.
 */
export function placeRecords({ graph, first, focus, sides, before }: Placing): Placement {
  const batches = [
    [...first.nodes.keys()].filter((key) => key !== focus),
    ...graph.arrivals.slice(first.arrivals.length),
  ];
  const places: Placement["places"] = new Map([
    [focus, { x: -focusSize.width / 2, y: -focusSize.height / 2 }],
  ]);
  const isTidied = first.arrivals.length > 1;
  const lanes = keptLanes(graph, before);
  if (lanes.size === 0) addFirstLanes(lanes, sides, expectedCounts(first, focus), isTidied);
  let axis = hasConversation(graph, before) ? before?.axis : undefined;
  let placer = axis && makeTimePlacer(axis);
  const slots = new SlotTable();
  for (const [key, place] of before?.places ?? []) {
    const node = graph.nodes.get(key);
    if (!node || key === focus) continue;
    places.set(key, place);
    if (laneOf(node) === conversationLane) placer?.occupy(place);
    else slots.occupy(place);
  }
  for (const batch of batches) {
    const nodes = batch.flatMap((key) => (places.has(key) ? [] : (graph.nodes.get(key) ?? [])));
    const counts = countByLane(nodes);
    for (const node of nodes) {
      const id = laneOf(node);
      if (id === conversationLane) {
        axis ??= makeTimeAxis(conversationTimes(nodes), bottomOf(lanes) + streetHeight);
        placer ??= makeTimePlacer(axis);
        places.set(node.key, placer.place(node.created_at));
        continue;
      }
      const lane = lanes.get(id) ?? addLane(lanes, sides, id, counts.get(id) ?? 1);
      places.set(node.key, slots.next(lane));
    }
  }
  return { places, lanes: [...lanes.values()], axis };
}

/** A lane whose last record went makes room again. */
function keptLanes(graph: RecordGraph, before: Placement | undefined): Map<string, Lane> {
  const used = new Set(
    [...(before?.places.keys() ?? [])].flatMap((key) => {
      const node = graph.nodes.get(key);
      return node ? [laneOf(node)] : [];
    }),
  );
  const lanes = (before?.lanes ?? []).filter(({ id }) => used.has(id));
  return new Map(lanes.map((lane) => [lane.id, lane]));
}

function hasConversation(graph: RecordGraph, before: Placement | undefined): boolean {
  return [...(before?.places.keys() ?? [])].some((key) => {
    const node = graph.nodes.get(key);
    return node !== undefined && laneOf(node) === conversationLane;
  });
}

/** Which places of lanes are taken. */
class SlotTable {
  readonly #taken = new Set<string>();
  readonly #next = new Map<string, number>();

  occupy({ x, y }: Place): void {
    this.#taken.add(`${x} ${y}`);
  }

  next(lane: Lane): Place {
    let slot = this.#next.get(lane.id) ?? 0;
    let place = slotPlace(lane, slot);
    while (this.#taken.has(`${place.x} ${place.y}`)) {
      slot += 1;
      place = slotPlace(lane, slot);
    }
    this.#next.set(lane.id, slot + 1);
    return place;
  }
}

/** Both sides stand level with the focus. */
function addFirstLanes(
  lanes: Map<string, Lane>,
  sides: Map<string, Lane["side"]>,
  counts: Map<string, number>,
  isTidied: boolean,
): void {
  const rowsOf = (id: string) => rowsFor(counts.get(id) ?? 1, isTidied ? mostTidyRows : undefined);
  for (const side of ["left", "right"] as const) {
    const own = [...sides].filter(([id, where]) => where === side && counts.has(id));
    const heights = own.map(([id]) => laneHeight(rowsOf(id)));
    const total = heights.reduce((sum, height) => sum + height + laneGap, -laneGap);
    let top = Math.round(-total / 2);
    for (const [id] of own) {
      const rows = rowsOf(id);
      lanes.set(id, { id, side, top, rows });
      top += laneHeight(rows) + laneGap;
    }
  }
}

/** Above the others: below them is the line of conversations. */
function addLane(
  lanes: Map<string, Lane>,
  sides: Map<string, Lane["side"]>,
  id: string,
  count: number,
): Lane {
  const side = sides.get(id) ?? "right";
  const rows = rowsFor(count);
  const tops = [...lanes.values()].filter((lane) => lane.side === side).map(({ top }) => top);
  const top =
    tops.length === 0
      ? Math.round(-laneHeight(rows) / 2)
      : Math.min(...tops) - laneGap - laneHeight(rows);
  // Nothing may reach down to the conversations, also where the side was empty.
  const lane = { id, side, top: Math.min(top, bottomOf(lanes) - laneHeight(rows)), rows };
  lanes.set(id, lane);
  return lane;
}

function bottomOf(lanes: Map<string, Lane>): number {
  const bottoms = [...lanes.values()].map(({ top, rows }) => top + laneHeight(rows));
  return Math.max(focusSize.height / 2, ...bottoms);
}

function countByLane(nodes: Parameters<typeof laneOf>[0][]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const node of nodes) counts.set(laneOf(node), (counts.get(laneOf(node)) ?? 0) + 1);
  return counts;
}

/** How many a lane may come to hold, as far as the groups that were read tell. */
function expectedCounts(graph: RecordGraph, focus: RecordKey): Map<string, number> {
  const counts = countByLane([...graph.nodes.values()].filter(({ key }) => key !== focus));
  for (const { record, attribute_id, direction, total, shown } of graph.groups.values()) {
    const edge = [...graph.edges.values()].find(
      (candidate) =>
        candidate.attribute_id === attribute_id &&
        (direction === "out" ? candidate.from : candidate.to) === record,
    );
    const member = edge && graph.nodes.get(direction === "out" ? edge.to : edge.from);
    if (member && total > shown) {
      const id = laneOf(member);
      counts.set(id, (counts.get(id) ?? 0) + total - shown);
    }
  }
  return counts;
}

function conversationTimes(nodes: { kind: string; missing: boolean; created_at: number }[]) {
  return nodes
    .filter(({ kind, missing }) => kind === "conversation" && !missing)
    .map(({ created_at }) => created_at);
}
