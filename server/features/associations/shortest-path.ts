import { setImmediate } from "node:timers/promises";
import {
  longestPath,
  type GraphEdge,
  type Path,
  type RecordKey,
} from "../../../contract/neighbourhood.ts";
import { edgeOf, isShownEnd, type Graph } from "./graph.ts";
import { graphNode } from "./graph-node.ts";
import { loadNodeRows } from "./node-rows.ts";
import { readGroupsOf, type ReadGroup } from "./read-groups.ts";

/** The most rows of edges that are read from either end. */
const mostRowsOfSide = 10_000;

/** Of records with more edges than this, those with fewer come first. */
const fewEdges = 500;

/** What was reached from one end: everything up to `hops` away, and how. */
interface Side {
  reached: Map<RecordKey, Step | null>;
  outermost: RecordKey[];
  hops: number;
  rowsLeft: number;
}

/** How a record was reached, from the one before it. */
interface Step {
  before: RecordKey;
  edge: GraphEdge;
}

/**
 * One of the shortest paths between two records that are there, looked for from both ends at once. An end from which there
 * is too much to read stays where it is and the other goes on: a record that everything refers to can still be reached.
 */
export async function findShortestPath(
  graph: Graph,
  from: RecordKey,
  to: RecordKey,
): Promise<Path> {
  const start = sideFrom(from);
  const end = sideFrom(to);
  if (from === to) return pathThrough(graph, start, end, from);
  const going = new Set([start, end]);
  while (start.hops + end.hops < longestPath) {
    const [side] = [...going].sort((one, other) => one.outermost.length - other.outermost.length);
    if (side === undefined) return { nodes: [], edges: [], is_complete: false };
    if (side.outermost.length === 0) break;
    const { steps, isWhole } = await stepsFrom(graph, side);
    const other = side === start ? end : start;
    const met = [...steps.keys()].find((key) => other.reached.has(key));
    if (met !== undefined) {
      side.reached.set(met, steps.get(met) ?? null);
      return pathThrough(graph, start, end, met);
    }
    if (isWhole) goOn(side, steps);
    else going.delete(side);
    // SQLite answers nobody else while it is asked; others come in between.
    await setImmediate();
  }
  return { nodes: [], edges: [], is_complete: true };
}

function sideFrom(key: RecordKey): Side {
  return {
    reached: new Map([[key, null]]),
    outermost: [key],
    hops: 0,
    rowsLeft: mostRowsOfSide,
  };
}

function goOn(side: Side, steps: Map<RecordKey, Step>): void {
  for (const [key, step] of steps) side.reached.set(key, step);
  side.outermost = [...steps.keys()];
  side.hops += 1;
}

/** The steps to what is one hop further out. Not all of them where there is more to read than may be. */
async function stepsFrom(
  graph: Graph,
  side: Side,
): Promise<{ steps: Map<RecordKey, Step>; isWhole: boolean }> {
  const { groups, isWhole } = await readEdges(graph, side);
  const ends = groups.flatMap(({ ends }) => ends);
  await loadNodeRows(graph.db, graph.schema, graph.nodes, ends);
  const steps = new Map<RecordKey, Step>();
  for (const group of groups) {
    for (const key of group.ends) {
      const isKnown = side.reached.has(key) || steps.has(key);
      if (isKnown || !isShownEnd(group.direction, graph.nodes.get(key))) continue;
      steps.set(key, { before: group.record, edge: edgeOf(group, key) });
    }
  }
  return { steps, isWhole };
}

/** The edges of the outermost records; those with many come last, so that they don't use up what may be read. */
async function readEdges(
  graph: Graph,
  side: Side,
): Promise<{ groups: ReadGroup[]; isWhole: boolean }> {
  graph.rowsLeft = side.rowsLeft;
  const few = await readGroupsOf(graph, side.outermost, fewEdges);
  const crowded = few.groups.filter(({ isWhole }) => !isWhole).map(({ record }) => record);
  const all = few.isCut
    ? { groups: [], isCut: true }
    : await readGroupsOf(graph, [...new Set(crowded)], graph.rowsLeft + 1);
  side.rowsLeft = graph.rowsLeft;
  return { groups: [...few.groups, ...all.groups], isWhole: !all.isCut };
}

function pathThrough(graph: Graph, start: Side, end: Side, met: RecordKey): Path {
  const before = stepsBack(start, met).reverse();
  const after = stepsBack(end, met);
  const keys = [...before.map((step) => step.before), met, ...after.map((step) => step.before)];
  const nodes = keys.flatMap((key) => {
    const row = graph.nodes.get(key);
    return row === undefined ? [] : [graphNode(graph.schema, row)];
  });
  return { nodes, edges: [...before, ...after].map(({ edge }) => edge), is_complete: true };
}

/** From a record that was reached to where the side began. */
function stepsBack(side: Side, key: RecordKey): Step[] {
  const steps: Step[] = [];
  for (let step = side.reached.get(key); step; step = side.reached.get(step.before))
    steps.push(step);
  return steps;
}
