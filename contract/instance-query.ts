import * as z from "zod/mini";
import { keysetPageSchema, keysetQuery } from "./cursor-pagination.ts";
import { endpoint } from "./endpoint.ts";
import { filterParameters } from "./filter-parameters.ts";
import { instanceSchema } from "./instances.ts";
import { queryInteger } from "./pagination.ts";

/** The members of an instance beside its attributes that a query can filter and sort by, and a table can show. */
export const instanceFields = [
  "id",
  "external_id",
  "created_at",
  "updated_at",
  "external_created_at",
  "external_updated_at",
] as const;
export type InstanceField = (typeof instanceFields)[number];

/** How an attribute is named among the fields: as in Intercom's search filters. */
export const attributeField = (name: string) => `custom_attributes.${name}`;

/** Which instances of a type, in which order. Every part is text as it stands in an address; an invalid one is a 400 that names it. */
export const instanceSelectionQuery = {
  /** Text that an attribute or the external id holds. */
  q: z.optional(z.string().check(z.maxLength(200))),
  ...filterParameters,
  /** An array of `SortKey` as JSON; by default the newest first. */
  sort: z.optional(z.string().check(z.maxLength(4000))),
  references_contact_id: z.optional(z.string().check(z.minLength(1))),
  references_conversation_id: z.optional(z.string().check(z.minLength(1))),
};

const instanceQueryReplySchema = z.object({
  instances: z.array(instanceSchema),
  /** How many match in all. */
  total: z.int(),
  /** False where counting stopped early: then there are at least `total`. */
  total_is_exact: z.boolean(),
  page: keysetPageSchema,
});
export type InstanceQueryReply = z.infer<typeof instanceQueryReplySchema>;

export const instanceQueryEndpoints = {
  query: endpoint({
    method: "GET",
    path: "/console/objects/{custom_object_type_identifier}/instances/query",
    summary: "Find instances of a type by text and filter, sorted, by page number or by cursor",
    params: z.strictObject({ custom_object_type_identifier: z.string() }),
    query: z.lazy(() =>
      z.strictObject({
        ...instanceSelectionQuery,
        ...keysetQuery,
        page: z.optional(queryInteger(1, 10_000_000)),
        /** An array of fields as JSON: only these attributes come along. All, by default. */
        columns: z.optional(z.string().check(z.maxLength(8000))),
      }),
    ),
    reply: instanceQueryReplySchema,
  }),
};
