import { z } from "zod";
import { attributeSchema, ownerKindSchema } from "./attributes.ts";
import { keysetPageSchema, keysetQuery } from "./cursor-pagination.ts";
import { endpoint } from "./endpoint.ts";
import { embeddedInstanceSchema } from "./instances.ts";

/** How many records of a group come along; `total` is the whole. */
export const associationGroupSize = 25;

/** The references a record holds through one relationship attribute, in their order. */
export const heldReferencesSchema = z.object({
  attribute: attributeSchema,
  total: z.number().int(),
  instances: z.array(embeddedInstanceSchema),
  /** Ids among the first `associationGroupSize` that match no instance. */
  missing_ids: z.array(z.string()),
});
export type HeldReferences = z.infer<typeof heldReferencesSchema>;

/** A record as it is named in a list of associations. */
export const associatedRecordSchema = z.object({
  kind: ownerKindSchema,
  id: z.string(),
  object_type_id: z.string().nullable(),
  title: z.string(),
  /** An email, a conversation's state or an external id; empty where there is nothing to tell. */
  subtitle: z.string(),
  updated_at: z.number().int(),
});
export type AssociatedRecord = z.infer<typeof associatedRecordSchema>;

/** Where more records refer to an instance through one attribute, no more are counted and listed: the first by id. */
export const countedHolders = 10_000;

/** The records that refer to an instance through one attribute, newest first. */
export const holdersSchema = z.object({
  attribute: attributeSchema,
  total: z.number().int(),
  /** False where `total` is the least it can be. */
  is_exact: z.boolean(),
  records: z.array(associatedRecordSchema),
  page: keysetPageSchema,
});
export type Holders = z.infer<typeof holdersSchema>;

export const associationsSchema = z.object({
  /** One entry for every live relationship attribute of the record, empty ones included. */
  references: z.array(heldReferencesSchema),
  /** One entry for every live relationship attribute that may point at the record; only instances have any. */
  referenced_by: z.array(holdersSchema),
});
export type Associations = z.infer<typeof associationsSchema>;

/** The whole set that one attribute of one record holds, in its order. */
export const referenceSetSchema = z.object({
  attribute: attributeSchema,
  ids: z.array(z.string()),
  instances: z.array(embeddedInstanceSchema),
});
export type ReferenceSet = z.infer<typeof referenceSetSchema>;

const ownerParams = z.strictObject({ owner_kind: ownerKindSchema, owner_id: z.string() });
const referenceParams = ownerParams.extend({ attribute_name: z.string() });

export const associationEndpoints = {
  get: endpoint({
    method: "GET",
    path: "/console/associations/{owner_kind}/{owner_id}",
    summary: "Get what a record refers to and what refers to it",
    params: ownerParams,
    reply: associationsSchema,
  }),
  holders: endpoint({
    method: "GET",
    path: "/console/holders/{instance_id}/{attribute_id}",
    summary: "List the records that refer to an instance through one attribute, newest first",
    params: z.strictObject({ instance_id: z.string(), attribute_id: z.string() }),
    query: z.strictObject(keysetQuery),
    reply: holdersSchema,
  }),
  getReferences: endpoint({
    method: "GET",
    path: "/console/associations/{owner_kind}/{owner_id}/{attribute_name}",
    summary: "Get the whole set of references that one attribute of a record holds",
    params: referenceParams,
    reply: referenceSetSchema,
  }),
  /** Fails with 409 `conflict`, writing nothing, where the set is no longer `expected_ids` in that order. */
  replaceReferences: endpoint({
    method: "PUT",
    path: "/console/associations/{owner_kind}/{owner_id}/{attribute_name}",
    summary:
      "Replace the set of references that one attribute of a record holds, unless it changed meanwhile",
    params: referenceParams,
    body: z.strictObject({ expected_ids: z.array(z.string()), ids: z.array(z.string()) }),
    reply: referenceSetSchema,
  }),
};
