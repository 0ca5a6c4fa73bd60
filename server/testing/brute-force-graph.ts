import type { Attribute } from "../../contract/attributes.ts";
import type { GraphEdge, RecordKey } from "../../contract/neighbourhood.ts";
import type { RandomGraph } from "./random-graph.ts";

type Direction = "out" | "in";

/** The edges of a record through one attribute in one direction, in their order, each once. */
export interface PlainGroup {
  record: RecordKey;
  direction: Direction;
  attribute_id: string | null;
  neighbours: RecordKey[];
}

/** The edges that may be seen, worked out from the rows one by one. `attributes` are the live relationships. */
export function plainEdges(graph: RandomGraph, attributes: Attribute[]): GraphEdge[] {
  const shownContacts = graph.contacts.filter(({ merged_into }) => merged_into === null);
  const owners = new Set<RecordKey>([
    ...shownContacts.map(({ id }): RecordKey => `contact:${id}`),
    ...graph.conversations.map((id): RecordKey => `conversation:${id}`),
    ...graph.instances
      .filter(({ object_type_id }) => object_type_id !== "Ticket")
      .map(({ id }): RecordKey => `instance:${id}`),
  ]);
  const hidden = graph.instances.filter(({ object_type_id }) => object_type_id === "Ticket");
  const edges = [
    ...graph.references.flatMap((row): GraphEdge[] => {
      const attribute = attributes.find(
        ({ owner_kind, object_type_id, name }) =>
          owner_kind === row.owner_kind &&
          (object_type_id ?? "") === row.owner_type &&
          name === row.attribute,
      );
      const isHidden = hidden.some(({ id }) => id === row.instance_id);
      if (!attribute || isHidden) return [];
      return [
        {
          from: `${row.owner_kind}:${row.owner_id}`,
          to: `instance:${row.instance_id}`,
          attribute_id: attribute.id,
        },
      ];
    }),
    ...graph.participants
      .map(({ conversation_id, contact_id }): GraphEdge => ({
        from: `conversation:${conversation_id}`,
        to: `contact:${contact_id}`,
        attribute_id: null,
      }))
      .filter(({ to }) => owners.has(to))
      .sort((one, other) => compare(one.to, other.to)),
  ].filter(({ from }) => owners.has(from));
  return [...new Map(edges.map((edge) => [JSON.stringify(edge), edge])).values()];
}

/** All groups of a record. What refers to it comes by id. */
export function plainGroups(edges: GraphEdge[], record: RecordKey): PlainGroup[] {
  const held = edges
    .filter(({ from }) => from === record)
    .map(({ to, attribute_id }) => ({ direction: "out" as const, attribute_id, neighbour: to }));
  const holding = edges
    .filter(({ to }) => to === record)
    .map(({ from, attribute_id }) => ({ direction: "in" as const, attribute_id, neighbour: from }))
    .sort((one, other) => compare(one.neighbour, other.neighbour));
  const groups = Map.groupBy([...held, ...holding], ({ direction, attribute_id }) =>
    JSON.stringify([direction, attribute_id]),
  );
  return [...groups.values()].flatMap((ends) => {
    const [first] = ends;
    if (!first) return [];
    const { direction, attribute_id } = first;
    return [
      { record, direction, attribute_id, neighbours: ends.map(({ neighbour }) => neighbour) },
    ];
  });
}

/** How many hops away each record is that can be reached, going along and against edges. */
export function plainDistances(edges: GraphEdge[], start: RecordKey): Map<RecordKey, number> {
  const distances = new Map<RecordKey, number>([[start, 0]]);
  for (const [record, distance] of distances) {
    for (const { from, to } of edges) {
      const next = from === record ? to : to === record ? from : undefined;
      if (next !== undefined && !distances.has(next)) distances.set(next, distance + 1);
    }
  }
  return distances;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
