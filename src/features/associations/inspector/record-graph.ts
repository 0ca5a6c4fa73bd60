import type {
  GraphEdge,
  GraphNode,
  NeighbourGroup,
  Neighbourhood,
  RecordKey,
} from "../../../../contract/neighbourhood.ts";

/** Every record and edge that was read, each once. */
export interface RecordGraph {
  /** In the order in which they came. */
  nodes: Map<RecordKey, GraphNode>;
  edges: Map<string, GraphEdge>;
  groups: Map<string, NeighbourGroup>;
  /** For each reply, the records that came with it first. */
  arrivals: RecordKey[][];
  /** A reply left records out because there were too many. */
  isCut: boolean;
}

/** What is read of a neighbourhood; a path has no groups. */
export type GraphReply = Pick<Neighbourhood, "nodes" | "edges"> & Partial<Neighbourhood>;

/** Puts replies together in their order. */
export function mergeReplies(replies: GraphReply[]): RecordGraph {
  const graph: RecordGraph = {
    nodes: new Map(),
    edges: new Map(),
    groups: new Map(),
    arrivals: [],
    isCut: false,
  };
  for (const reply of replies) {
    const arrived = (reply.nodes ?? []).filter(({ key }) => !graph.nodes.has(key));
    graph.arrivals.push(arrived.map(({ key }) => key));
    for (const node of reply.nodes ?? []) graph.nodes.set(node.key, node);
    for (const edge of reply.edges ?? []) graph.edges.set(edgeKey(edge), edge);
    for (const group of reply.groups ?? []) addGroup(graph.groups, group);
    graph.isCut ||= reply.is_cut ?? false;
  }
  return graph;
}

/** Of the same group the reply that tells more of it counts; the edges of both are there. */
function addGroup(groups: RecordGraph["groups"], group: NeighbourGroup): void {
  const known = groups.get(groupKey(group));
  if (!known || group.shown >= known.shown) groups.set(groupKey(group), group);
}

export function groupKey({
  record,
  attribute_id,
  direction,
}: Pick<NeighbourGroup, "record" | "attribute_id" | "direction">): string {
  return `${direction} ${attribute_id ?? ""} ${record}`;
}

export function edgeKey({ from, to, attribute_id }: GraphEdge): string {
  return `${attribute_id ?? ""} ${from} ${to}`;
}

/** The other end of an edge, seen from one of its ends. */
export function otherEnd(edge: GraphEdge, key: RecordKey): RecordKey {
  return edge.from === key ? edge.to : edge.from;
}
