import { z } from "zod";
import { ownerKindSchema } from "./attributes.ts";
import { customAttributesSchema } from "./custom-attributes.ts";
import { endpoint } from "./endpoint.ts";
import { queryInteger } from "./pagination.ts";

/** How many neighbours of one group come along unless more are asked for, and the most that can be. */
export const neighbourGroupSize = 25;
export const largestNeighbourGroup = 500;

/** How many hops a neighbourhood reaches at most, and a path. */
export const deepestNeighbourhood = 3;
export const longestPath = 6;

/** A group is counted up to here, or less far where many are large; beyond, its total is the least it can be. */
export const countedNeighbours = 10_000;

/** A record in an address or as the end of an edge: its kind and its id, such as `contact:64f00a` or `instance:21`. */
export const recordKeySchema = z.templateLiteral([ownerKindSchema, ":", z.string().min(1)]);
export type RecordKey = z.infer<typeof recordKeySchema>;

/**
 * A record in the picture. `missing` is an id that is referred to and matches nothing: its title is the id, its times
 * are 0, and it has no attributes.
 */
export const graphNodeSchema = z.object({
  key: recordKeySchema,
  kind: ownerKindSchema,
  id: z.string(),
  /** Null for contacts, conversations and missing instances. */
  object_type_id: z.string().nullable(),
  missing: z.boolean(),
  title: z.string(),
  /** An email, a conversation's state or an external id; empty where there is nothing to tell. */
  subtitle: z.string(),
  /** The two or three most telling attributes beside the title, by name; list values as the labels of their options. */
  attributes: customAttributesSchema,
  created_at: z.number().int(),
  updated_at: z.number().int(),
});
export type GraphNode = z.infer<typeof graphNodeSchema>;

/** From the record that refers to the instance it names; or, without an attribute, from a conversation to its contact. */
export const graphEdgeSchema = z.object({
  from: recordKeySchema,
  to: recordKeySchema,
  attribute_id: z.string().nullable(),
});
export type GraphEdge = z.infer<typeof graphEdgeSchema>;

export const edgeDirectionSchema = z.enum(["out", "in"]);
export type EdgeDirection = z.infer<typeof edgeDirectionSchema>;

/**
 * The edges of one record through one attribute in one direction. The first of them are shown: what a record refers to
 * in its order, everything else by id.
 */
export const neighbourGroupSchema = z.object({
  record: recordKeySchema,
  /** Null for the contacts of a conversation and the conversations of a contact. */
  attribute_id: z.string().nullable(),
  /** `out` where the record is the end that refers. */
  direction: edgeDirectionSchema,
  total: z.number().int(),
  /** False where `total` is the least it can be. */
  is_exact: z.boolean(),
  /** How many of them are among the edges of the reply. */
  shown: z.number().int(),
});
export type NeighbourGroup = z.infer<typeof neighbourGroupSchema>;

export const neighbourhoodSchema = z.object({
  focus: recordKeySchema,
  /** The focus first, then by distance. Every end of every edge is here. */
  nodes: z.array(graphNodeSchema),
  edges: z.array(graphEdgeSchema),
  /** The groups of every record nearer than `depth`: those whose neighbours were looked at. Empty groups are left out. */
  groups: z.array(neighbourGroupSchema),
  /** True where records were left out because the picture would hold more than 1,500 edges or 500 records. */
  is_cut: z.boolean(),
});
export type Neighbourhood = z.infer<typeof neighbourhoodSchema>;

export const pathSchema = z.object({
  /** From one end to the other, both included; empty where there is no path. */
  nodes: z.array(graphNodeSchema),
  /** One for each step, in the order of the steps, each in its own direction. */
  edges: z.array(graphEdgeSchema),
  /** False where the search gave up before it had looked at everything within `longestPath` hops, and found none. */
  is_complete: z.boolean(),
});
export type Path = z.infer<typeof pathSchema>;

const recordParams = z.strictObject({ kind: ownerKindSchema, id: z.string() });

export const neighbourhoodEndpoints = {
  get: endpoint({
    method: "GET",
    path: "/console/neighbourhood/{kind}/{id}",
    summary: "Get the records around a record, and what joins them",
    params: recordParams,
    query: z.strictObject({
      depth: z._default(queryInteger(1, deepestNeighbourhood), 1),
      /** The most edges of one group of one record. */
      limit: z._default(queryInteger(1, largestNeighbourGroup), neighbourGroupSize),
    }),
    reply: neighbourhoodSchema,
  }),
  /** More of one group, from its beginning: the reply's only group is that one. */
  group: endpoint({
    method: "GET",
    path: "/console/neighbourhood/{kind}/{id}/{direction}",
    summary: "Get the neighbours of a record through one attribute in one direction",
    params: recordParams.extend({ direction: edgeDirectionSchema }),
    query: z.strictObject({
      /** Absent for the contacts of a conversation and the conversations of a contact. */
      attribute_id: z.string().optional(),
      limit: z._default(queryInteger(1, largestNeighbourGroup), neighbourGroupSize),
    }),
    reply: neighbourhoodSchema,
  }),
  path: endpoint({
    method: "GET",
    path: "/console/path",
    summary: "Find a shortest path between two records",
    query: z.strictObject({ from: recordKeySchema, to: recordKeySchema }),
    reply: pathSchema,
  }),
};
