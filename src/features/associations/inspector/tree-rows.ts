import type { GraphEdge, RecordKey } from "../../../../contract/neighbourhood.ts";
import { edgeKey, otherEnd } from "./record-graph.ts";
import { remaining, type VisibleGraph, type VisibleGroup } from "./visible-graph.ts";

/** A row of the table: a record, a record that has its own row elsewhere, or what is not shown of a group. */
export type TreeRow = { key: string; level: number; position: number; siblings: number } & (
  | {
      kind: "record" | "repeat";
      record: RecordKey;
      /** Joins it to the row above it in the tree; the records at the top have none. */
      edge: GraphEdge | undefined;
    }
  | { kind: "more"; group: VisibleGroup }
);
type Child = TreeRow extends infer Row ? (Row extends TreeRow ? Bare<Row> : never) : never;
type Bare<Row> = Omit<Row, "level" | "position" | "siblings">;

/** What the picture shows, as a tree: each record once below the one it came with, each other edge as a repeated record. */
export function treeRows(visible: VisibleGraph): TreeRow[] {
  const led = recordsByParent(visible);
  const rows: TreeRow[] = [];
  const add = (children: Child[], level: number) => {
    children.forEach((child, index) => {
      const place = { level, position: index + 1, siblings: children.length };
      rows.push({ ...child, ...place });
      if (child.kind === "record") add(childrenOf(visible, led, child), level + 1);
    });
  };
  const tops = [...visible.records].filter(([, { cameBy }]) => cameBy === undefined);
  add(
    tops.map(([record]) => ({ kind: "record", key: record, record, edge: undefined })),
    1,
  );
  return rows;
}

function childrenOf(
  visible: VisibleGraph,
  led: Map<RecordKey, RecordKey[]>,
  { record: key, edge: ownEdge }: { record: RecordKey; edge: GraphEdge | undefined },
): Child[] {
  const record = visible.records.get(key);
  const listed = new Set<RecordKey>();
  const children: Child[] = [];
  for (const group of record?.isExpanded ? record.groups : []) {
    const { attribute_id, direction } = group.group;
    for (const neighbour of group.neighbours) {
      const [from, to] = direction === "out" ? [key, neighbour] : [neighbour, key];
      const edge: GraphEdge = { from, to, attribute_id };
      const other = visible.records.get(neighbour);
      if (!other || (ownEdge && edgeKey(ownEdge) === edgeKey(edge))) continue;
      const isOwn = other.cameBy !== undefined && edgeKey(other.cameBy) === edgeKey(edge);
      if (isOwn) listed.add(neighbour);
      children.push(
        isOwn
          ? { kind: "record", key: neighbour, record: neighbour, edge }
          : { kind: "repeat", key: `${key} ${edgeKey(edge)}`, record: neighbour, edge },
      );
    }
    if (remaining(group) > 0)
      children.push({ kind: "more", key: `more ${key} ${direction} ${attribute_id}`, group });
  }
  for (const next of led.get(key) ?? []) {
    if (listed.has(next)) continue;
    const edge = visible.records.get(next)?.cameBy;
    children.push({ kind: "record", key: next, record: next, edge });
  }
  return children;
}

function recordsByParent(visible: VisibleGraph): Map<RecordKey, RecordKey[]> {
  const led = new Map<RecordKey, RecordKey[]>();
  for (const [key, { cameBy }] of visible.records) {
    if (!cameBy) continue;
    const parent = otherEnd(cameBy, key);
    led.set(parent, [...(led.get(parent) ?? []), key]);
  }
  return led;
}
