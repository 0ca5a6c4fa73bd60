import type { FastifyInstance } from "fastify";
import {
  neighbourhoodEndpoints,
  type EdgeDirection,
  type RecordKey,
} from "../../../contract/neighbourhood.ts";
import type { Database } from "../../database/database.ts";
import { invalidParameter, notFound } from "../../http/api-error.ts";
import { route } from "../../http/route.ts";
import { openGraph, type Graph, type Group } from "./graph.ts";
import { readNeighbourGroup, readNeighbourhood } from "./neighbourhood.ts";
import { loadNodeRows } from "./node-rows.ts";
import { notFoundMessages } from "./owner.ts";
import { recordKey, recordOf } from "./record-key.ts";
import { findShortestPath } from "./shortest-path.ts";

export function neighbourhoodRoutes(app: FastifyInstance, database: Database): void {
  route(app, neighbourhoodEndpoints.get, async ({ params, query }) => {
    const graph = await openGraph(database);
    const focus = recordKey(params.kind, params.id);
    await requireRecords(graph, [focus]);
    return readNeighbourhood(graph, focus, query);
  });

  route(app, neighbourhoodEndpoints.group, async ({ params, query }) => {
    const graph = await openGraph(database);
    const record = recordKey(params.kind, params.id);
    await requireRecords(graph, [record]);
    const group = groupOf(graph, record, params.direction, query.attribute_id);
    return readNeighbourGroup(graph, group, query.limit);
  });

  route(app, neighbourhoodEndpoints.path, async ({ query: { from, to } }) => {
    const graph = await openGraph(database);
    await requireRecords(graph, [from, to]);
    return findShortestPath(graph, from, to);
  });
}

/** Throws 404. */
async function requireRecords(graph: Graph, keys: RecordKey[]): Promise<void> {
  await loadNodeRows(graph.db, graph.schema, graph.nodes, keys);
  for (const key of keys) {
    const node = graph.nodes.get(key);
    if (node === undefined || node.kind === "missing")
      throw notFound(notFoundMessages[recordOf(key).kind]);
  }
}

function groupOf(
  graph: Graph,
  record: RecordKey,
  direction: EdgeDirection,
  attributeId: string | undefined,
): Group {
  const { kind } = recordOf(record);
  if (attributeId === undefined) {
    const takesPart = direction === "out" ? kind === "conversation" : kind === "contact";
    if (takesPart) return { record, attribute: null, direction };
    throw invalidParameter(
      "attribute_id",
      "attribute_id may be left out for the contacts of a conversation and the conversations of a contact only",
    );
  }
  const attribute = graph.relationships.find(({ id }) => id === attributeId);
  const node = graph.nodes.get(record);
  const typeId = node?.kind === "instance" ? node.row.object_type_id : null;
  const isHeld = attribute?.owner_kind === kind && attribute.object_type_id === typeId;
  if (attribute && (direction === "out" ? isHeld : kind === "instance"))
    return { record, attribute, direction };
  throw invalidParameter(
    "attribute_id",
    direction === "out"
      ? "attribute_id is not the id of a live relationship attribute of this record"
      : "attribute_id is not the id of a live relationship attribute that can name this record",
  );
}
