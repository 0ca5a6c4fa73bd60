import { z } from "zod";
import { ownerKindSchema } from "./attributes.ts";
import { keysetPageSchema, keysetQuery } from "./cursor-pagination.ts";
import { customAttributesSchema } from "./custom-attributes.ts";
import { endpoint } from "./endpoint.ts";
import { instanceSchema } from "./instances.ts";

/** A record that the vendor no longer has, as it was. Times are Unix seconds UTC. */
export const goneRecordSchema = z.object({
  kind: ownerKindSchema,
  id: z.string(),
  object_type_id: z.string().nullable(),
  external_id: z.string().nullable(),
  title: z.string(),
  gone_at: z.number().int(),
  /** How it came to be known: `sweep` or `refresh` noticed it, `write` deleted it from here. */
  source: z.enum(["sweep", "refresh", "write"]),
  custom_attributes: customAttributesSchema,
  /** How many records referred to it, as far as the copy knew. */
  referred_by: z.number().int(),
  /** Null where it can be made anew, else why not. */
  irrecoverable: z.string().nullable(),
});
export type GoneRecord = z.infer<typeof goneRecordSchema>;

const recordParams = z.strictObject({ kind: ownerKindSchema, id: z.string() });

export const goneRecordEndpoints = {
  list: endpoint({
    method: "GET",
    path: "/console/gone",
    summary: "List records that the vendor no longer has, the latest first",
    query: z.strictObject({
      ...keysetQuery,
      kind: z.optional(ownerKindSchema),
      object_type_id: z.string().optional(),
    }),
    reply: z.object({
      records: z.array(goneRecordSchema),
      total_count: z.number().int(),
      page: keysetPageSchema,
    }),
  }),
  get: endpoint({
    method: "GET",
    path: "/console/gone/{kind}/{id}",
    summary: "Get a record that the vendor no longer has",
    params: recordParams,
    reply: goneRecordSchema,
  }),
  /** It gets another id, and those that referred to it are linked to the new one. */
  recreate: endpoint({
    method: "POST",
    path: "/console/gone/{kind}/{id}",
    summary: "Make an instance anew at the vendor as it was before it was deleted there",
    params: recordParams,
    reply: z.object({
      instance: instanceSchema,
      /** Records that refer to the new instance in the place of the old one. */
      linked: z.number().int(),
      /** What could not be brought back, in words. */
      lost: z.array(z.string()),
    }),
  }),
};
