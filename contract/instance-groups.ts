import * as z from "zod/mini";
import { endpoint } from "./endpoint.ts";
import { numberSummarySchema } from "./facets.ts";
import { instanceSelectionQuery } from "./instance-query.ts";

const instanceGroupSchema = z.object({
  /** The label of an option, true or false; null for instances without a value, as a filter with `= null` finds them. */
  value: z.nullable(z.union([z.string(), z.boolean()])),
  count: z.int(),
  /** Of each of the `figures` in their order; null where the group has no numbers. */
  numbers: z.array(z.nullable(numberSummarySchema)),
});
export type InstanceGroup = z.infer<typeof instanceGroupSchema>;

const instanceGroupsSchema = z.object({
  /** How many instances there are in the selection. */
  total: z.int(),
  /** How many of them were looked at, the newest: all, unless there are too many. Counts are exact for these. */
  covered: z.int(),
  /**
   * Those that hold an instance: options in their order, then labels that are no option any more, in the order of the
   * alphabet; true before false; last those without a value.
   */
  groups: z.array(instanceGroupSchema),
  /** Labels beyond the 500 that are told. */
  left_out: z.int(),
});
export type InstanceGroups = z.infer<typeof instanceGroupsSchema>;

/** So many groups are told. */
export const mostGroups = 500;
/** So many fields are added up at once. */
export const mostGroupFigures = 20;

export const instanceGroupEndpoints = {
  list: endpoint({
    method: "GET",
    path: "/console/objects/{custom_object_type_identifier}/instances/groups",
    summary: "Group a selection of instances by a list or a boolean: counts, and sums of numbers",
    params: z.strictObject({ custom_object_type_identifier: z.string() }),
    query: z.lazy(() =>
      z.strictObject({
        ...instanceSelectionQuery,
        /** The field whose values make the groups. */
        group_by: z.string().check(z.minLength(1), z.maxLength(300)),
        /** An array of up to 20 fields as JSON: numbers to be added up within each group. */
        figures: z.optional(z.string().check(z.maxLength(8000))),
      }),
    ),
    reply: instanceGroupsSchema,
  }),
};
