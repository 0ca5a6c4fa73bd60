import { z } from "zod";
import { associatedRecordSchema } from "./associations.ts";
import { attributeSchema } from "./attributes.ts";
import { keysetPageSchema, keysetQuery } from "./cursor-pagination.ts";
import { endpoint } from "./endpoint.ts";

/** How many references there are through one attribute, dangling ones included, and how many records hold them. */
export const referenceCountSchema = z.object({
  attribute_id: z.string(),
  references: z.number().int(),
  records: z.number().int(),
});
export type ReferenceCount = z.infer<typeof referenceCountSchema>;

/** One end of a reference. `title` is null where the id matches no record. */
export const referenceEndSchema = associatedRecordSchema
  .pick({ kind: true, id: true, object_type_id: true, subtitle: true })
  .extend({ title: z.string().nullable() });
export type ReferenceEnd = z.infer<typeof referenceEndSchema>;

export const listedReferenceSchema = z.object({
  owner: referenceEndSchema,
  /** From 0, among the references of the same owner. */
  position: z.number().int(),
  instance: referenceEndSchema,
});
export type ListedReference = z.infer<typeof listedReferenceSchema>;

export const referenceListSchema = z.object({
  attribute: attributeSchema,
  references: z.array(listedReferenceSchema),
  total_count: z.number().int(),
  page: keysetPageSchema,
});

export const referenceEndpoints = {
  counts: endpoint({
    method: "GET",
    path: "/console/references",
    summary: "Count the references that exist through each relationship attribute",
    reply: z.object({ attributes: z.array(referenceCountSchema) }),
  }),
  /** Attributes of one owner that share a name share their references too. */
  list: endpoint({
    method: "GET",
    path: "/console/references/{attribute_id}",
    summary: "List the references through one attribute, each owner's in their order",
    params: z.strictObject({ attribute_id: z.string() }),
    query: z.strictObject(keysetQuery),
    reply: referenceListSchema,
  }),
};
