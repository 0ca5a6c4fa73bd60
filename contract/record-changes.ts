import { z } from "zod";
import { ownerKindSchema } from "./attributes.ts";
import { customAttributesSchema } from "./custom-attributes.ts";
import { endpoint } from "./endpoint.ts";
import { queryInteger } from "./pagination.ts";

/**
 * A change of a record of the copy. Members that did not change are left out. Attributes are named as in errors, such as
 * `custom_attributes.total`, other members as they are, such as `external_id`; references are lists of ids.
 */
export const recordChangeSchema = z.object({
  number: z.string(),
  /** When it was seen or written, Unix seconds UTC. The vendor may have made it earlier. */
  at: z.number().int(),
  /** `sweep` and `refresh` saw what somebody changed at the vendor; `write` came from here. */
  source: z.enum(["sweep", "refresh", "write"]),
  author: z.string().nullable(),
  /** Null where the record was not there before. */
  before: z.nullable(customAttributesSchema),
  /** Null where it was gone afterwards. */
  after: z.nullable(customAttributesSchema),
});
export type RecordChange = z.infer<typeof recordChangeSchema>;

export const recordChangeEndpoints = {
  list: endpoint({
    method: "GET",
    path: "/console/changes/{kind}/{id}",
    summary: "List what changed in a record since it was copied, the latest first",
    params: z.strictObject({ kind: ownerKindSchema, id: z.string() }),
    query: z.strictObject({
      limit: z.optional(queryInteger(1, 100)),
      /** The number of the last change of the page before. */
      before: z.string().optional(),
    }),
    reply: z.object({ changes: z.array(recordChangeSchema), has_more: z.boolean() }),
  }),
};
