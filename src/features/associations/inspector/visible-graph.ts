import {
  largestNeighbourGroup,
  type GraphEdge,
  type GraphNode,
  type NeighbourGroup,
  type Path,
  type RecordKey,
} from "../../../../contract/neighbourhood.ts";
import { attributeCode, typeCode, type InspectorView } from "./inspector-view.ts";
import { groupKey, otherEnd, type RecordGraph } from "./record-graph.ts";

export interface VisibleGroup {
  group: NeighbourGroup;
  /** All that were read, also those that are not on the screen. */
  neighbours: RecordKey[];
  /** How many of them are on the screen. */
  shown: number;
}

export interface VisibleRecord {
  node: GraphNode;
  /** The edge it came with, from nearer to the focus; undefined for the focus, and for a record that only a path led to. */
  cameBy: GraphEdge | undefined;
  /** Whether its neighbours are shown, as far as they were asked for. */
  isExpanded: boolean;
  /** Whether its neighbours were read; they may be collapsed. */
  isKnown: boolean;
  groups: VisibleGroup[];
  /** Its edges on the screen. */
  edges: GraphEdge[];
}

/** What is on the screen: the same for the picture and the table. */
export interface VisibleGraph {
  /** The focus first, then by distance from it. */
  records: Map<RecordKey, VisibleRecord>;
  edges: GraphEdge[];
}

/** The part of a view that says what is on the screen. */
export type Shown = Pick<InspectorView, "focus" | "collapsed" | "dismissed" | "hidden">;

/** Walks from the focus, and along a path, through records that are expanded, around what is dismissed or hidden. */
export function showGraph(graph: RecordGraph, view: Shown, path?: Path): VisibleGraph {
  const incident = edgesByRecord(graph, view);
  const known = knownRecords(graph, view.focus);
  const isShown = visibility(graph, view, path);
  const records: VisibleGraph["records"] = new Map();
  const queue: { key: RecordKey; cameBy: GraphEdge | undefined }[] = [
    { key: view.focus, cameBy: undefined },
  ];
  const walk = () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { key, cameBy } = next;
      const node = graph.nodes.get(key);
      if (!node || records.has(key)) continue;
      const isKnown = known.has(key);
      const isExpanded = isKnown && !view.collapsed.includes(key);
      records.set(key, { node, cameBy, isKnown, isExpanded, groups: [], edges: [] });
      if (!isExpanded) continue;
      for (const edge of incident.get(key) ?? []) {
        const other = otherEnd(edge, key);
        if (isShown(other)) queue.push({ key: other, cameBy: edge });
      }
    }
  };
  walk();
  for (const [index, { key }] of (path?.nodes ?? []).entries()) {
    queue.push({ key, cameBy: path?.edges[index - 1] });
    walk();
  }
  addEdges(graph, view, records, incident);
  const edges = [...records].flatMap(([key, { edges: own }]) =>
    own.filter((edge) => edge.from === key),
  );
  return { records, edges };
}

function addEdges(
  graph: RecordGraph,
  view: Shown,
  records: VisibleGraph["records"],
  incident: Map<RecordKey, GraphEdge[]>,
): void {
  for (const [key, record] of records) {
    record.edges = (incident.get(key) ?? []).filter((edge) => records.has(otherEnd(edge, key)));
  }
  const members = neighboursByGroup(graph);
  for (const group of graph.groups.values()) {
    const record = records.get(group.record);
    if (!record || view.hidden.includes(attributeCode(group.attribute_id))) continue;
    const neighbours = members.get(groupKey(group)) ?? [];
    const shown = neighbours.filter((key) => records.has(key)).length;
    record.groups.push({ group, neighbours, shown });
  }
}

/** How many of a group are not on the screen. */
export function remaining({ group, neighbours, shown }: VisibleGroup): number {
  // A reference that stands twice in a set counts twice and is one edge.
  const repeated = Math.max(group.shown - neighbours.length, 0);
  return Math.max(group.total - repeated - shown, 0);
}

/** Whether there is more to bring onto the screen; of a very large group the rest is in a list alone. */
export function canShowMore(visibleGroup: VisibleGroup): boolean {
  const { group, neighbours, shown } = visibleGroup;
  if (remaining(visibleGroup) === 0) return false;
  const isReadOut = group.shown >= Math.min(group.total, largestNeighbourGroup);
  return !isReadOut || shown < neighbours.length;
}

/** Whether a group has more than a picture can hold of it. */
export function isBeyondPicture({ group }: VisibleGroup): boolean {
  return group.total > largestNeighbourGroup;
}

function knownRecords(graph: RecordGraph, focus: RecordKey): Set<RecordKey> {
  return new Set([focus, ...[...graph.groups.values()].map(({ record }) => record)]);
}

function visibility(
  graph: RecordGraph,
  view: Shown,
  path: Path | undefined,
): (key: RecordKey) => boolean {
  const gone = new Set(view.dismissed);
  const hidden = new Set(view.hidden);
  const onPath = new Set(path?.nodes.map(({ key }) => key));
  return (key) => {
    if (onPath.has(key)) return true;
    const node = graph.nodes.get(key);
    return node !== undefined && !gone.has(key) && !hidden.has(typeCode(node));
  };
}

function edgesByRecord(graph: RecordGraph, view: Shown): Map<RecordKey, GraphEdge[]> {
  const edges = new Map<RecordKey, GraphEdge[]>();
  for (const edge of graph.edges.values()) {
    if (view.hidden.includes(attributeCode(edge.attribute_id))) continue;
    for (const end of new Set([edge.from, edge.to])) append(edges, end, edge);
  }
  return edges;
}

function neighboursByGroup(graph: RecordGraph): Map<string, RecordKey[]> {
  const members = new Map<string, RecordKey[]>();
  for (const { from, to, attribute_id } of graph.edges.values()) {
    append(members, groupKey({ record: from, attribute_id, direction: "out" }), to);
    append(members, groupKey({ record: to, attribute_id, direction: "in" }), from);
  }
  return members;
}

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
}
