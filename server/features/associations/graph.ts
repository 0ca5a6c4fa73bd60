import type { Attribute, OwnerKind } from "../../../contract/attributes.ts";
import type { EdgeDirection, GraphEdge, RecordKey } from "../../../contract/neighbourhood.ts";
import type { Database, Queries } from "../../database/database.ts";
import { allRelationshipAttributes, loadSchema, type Schema } from "../../workspace/schema.ts";
import type { NodeRow, NodeRows } from "./node-rows.ts";

/** The workspace as a graph, for one request, with what has been read of it so far. */
export interface Graph {
  db: Queries;
  schema: Schema;
  /** The attributes that make edges, in their order. */
  relationships: Attribute[];
  nodes: NodeRows;
  /** How many more rows of edges may be read; who searches sets it. */
  rowsLeft: number;
}

/** The edges of one record through one attribute in one direction; without one, those of taking part in a conversation. */
export interface Group {
  record: RecordKey;
  attribute: Attribute | null;
  direction: EdgeDirection;
}

export async function openGraph(database: Database): Promise<Graph> {
  const schema = await loadSchema(database);
  const relationships = allRelationshipAttributes(schema);
  return { db: database.db, schema, relationships, nodes: new Map(), rowsLeft: 0 };
}

/** Undefined where the attribute is archived, or of an archived type: its references are no edges. */
export function findRelationship(
  { relationships }: Graph,
  reference: { owner_kind: OwnerKind; owner_type: string; attribute: string },
): Attribute | undefined {
  return relationships.find(
    ({ owner_kind, object_type_id, name }) =>
      name === reference.attribute &&
      owner_kind === reference.owner_kind &&
      (object_type_id ?? "") === reference.owner_type,
  );
}

export function edgeOf({ record, attribute, direction }: Group, neighbour: RecordKey): GraphEdge {
  const [from, to] = direction === "out" ? [record, neighbour] : [neighbour, record];
  return { from, to, attribute_id: attribute?.id ?? null };
}

/** Whether a node is the end of an edge that is shown: an id that matches nothing is referred to, but refers to nothing. */
export function isShownEnd(direction: EdgeDirection, node: NodeRow | undefined): boolean {
  return node !== undefined && (direction === "out" || node.kind !== "missing");
}
