import { setImmediate } from "node:timers/promises";
import type {
  GraphEdge,
  NeighbourGroup,
  Neighbourhood,
  RecordKey,
} from "../../../contract/neighbourhood.ts";
import { edgeOf, type Graph, type Group } from "./graph.ts";
import { graphNode } from "./graph-node.ts";
import { findNeighbours, findNeighboursThrough, type CountedGroup } from "./neighbour-groups.ts";

/** What a picture holds at most; the contract says so too. */
const mostNodes = 500;
const mostEdges = 1500;

/** The most rows of edges that are read for one neighbourhood: every edge from both its ends, and as many hidden ones. */
const mostRowsRead = 8000;

/** The most rows that are counted for the groups of the record in focus, and for those of each hop further out. */
const mostRowsCounted = 10_000;
const mostRowsCountedFurther = 2000;

interface Picture {
  nodes: Set<RecordKey>;
  edges: Map<string, GraphEdge>;
  groups: CountedGroup[];
  isCut: boolean;
}

/** The records around one that is there, up to `depth` hops away, nearest first. */
export async function readNeighbourhood(
  graph: Graph,
  focus: RecordKey,
  { depth, limit }: { depth: number; limit: number },
): Promise<Neighbourhood> {
  const picture = emptyPicture(focus);
  graph.rowsLeft = mostRowsRead;
  let outermost = [focus];
  for (let hop = 0; hop < depth && outermost.length > 0 && !picture.isCut; hop += 1) {
    // SQLite answers nobody else while it is asked; others come in between.
    if (hop > 0) await setImmediate();
    const mostCounted = hop === 0 ? mostRowsCounted : mostRowsCountedFurther;
    const { groups, isCut } = await findNeighbours(graph, outermost, { limit, mostCounted });
    outermost = groups.flatMap((group) => addGroup(picture, group));
    picture.isCut ||= isCut;
  }
  return neighbourhood(graph, focus, picture);
}

/** One group of a record that is there, even where it is empty. */
export async function readNeighbourGroup(
  graph: Graph,
  group: Group,
  limit: number,
): Promise<Neighbourhood> {
  const picture = emptyPicture(group.record);
  graph.rowsLeft = mostRowsRead;
  const reach = { limit, mostCounted: mostRowsCounted };
  for (const found of await findNeighboursThrough(graph, group, reach)) addGroup(picture, found);
  return neighbourhood(graph, group.record, picture);
}

function emptyPicture(focus: RecordKey): Picture {
  return { nodes: new Set([focus]), edges: new Map(), groups: [], isCut: false };
}

/** Returns the records that the picture did not hold before. */
function addGroup(picture: Picture, group: CountedGroup): RecordKey[] {
  picture.groups.push(group);
  const added: RecordKey[] = [];
  for (const neighbour of group.neighbours) {
    const edge = edgeOf(group, neighbour);
    const key = JSON.stringify(edge);
    if (picture.edges.has(key)) continue;
    const isNew = !picture.nodes.has(neighbour);
    if (picture.edges.size === mostEdges || (isNew && picture.nodes.size === mostNodes)) {
      picture.isCut = true;
      continue;
    }
    picture.edges.set(key, edge);
    if (!isNew) continue;
    picture.nodes.add(neighbour);
    added.push(neighbour);
  }
  return added;
}

function neighbourhood(graph: Graph, focus: RecordKey, picture: Picture): Neighbourhood {
  const edges = [...picture.edges.values()];
  const shown = new Map<string, number>();
  for (const { from, to, attribute_id } of edges) {
    for (const group of [groupKey(from, "out", attribute_id), groupKey(to, "in", attribute_id)])
      shown.set(group, (shown.get(group) ?? 0) + 1);
  }
  const groups = picture.groups.map(
    ({ record, attribute, direction, total, isExact }): NeighbourGroup => {
      const attribute_id = attribute?.id ?? null;
      const key = groupKey(record, direction, attribute_id);
      return {
        record,
        attribute_id,
        direction,
        total,
        is_exact: isExact,
        shown: shown.get(key) ?? 0,
      };
    },
  );
  const nodes = [...picture.nodes].flatMap((key) => {
    const row = graph.nodes.get(key);
    return row === undefined ? [] : [graphNode(graph.schema, row)];
  });
  return { focus, nodes, edges, groups, is_cut: picture.isCut };
}

function groupKey(record: RecordKey, direction: string, attributeId: string | null): string {
  return JSON.stringify([record, direction, attributeId]);
}
