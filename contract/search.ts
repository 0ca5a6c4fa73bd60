import { z } from "zod";
import { ExactNumber } from "./json.ts";
import { maxPerPage } from "./pagination.ts";

/** Intercom's search operators; which of them a field takes depends on its type ("Search contacts", 2.16). */
export const searchOperators = [
  "=",
  "!=",
  "IN",
  "NIN",
  ">",
  "<",
  ">=",
  "<=",
  "~",
  "!~",
  "^",
  "$",
] as const;
export type SearchOperator = (typeof searchOperators)[number];

const scalarSchema = z.union([
  z.string(),
  z.number(),
  z.instanceof(ExactNumber),
  z.boolean(),
  z.null(),
]);

export interface SingleFilter {
  field: string;
  operator: SearchOperator;
  value: z.infer<typeof scalarSchema> | z.infer<typeof scalarSchema>[];
}
export interface FilterGroup {
  operator: "AND" | "OR";
  value: Filter[];
}
export type Filter = SingleFilter | FilterGroup;

const singleFilterSchema = z.strictObject({
  field: z.string(),
  operator: z.enum(searchOperators),
  value: z.union([scalarSchema, z.array(scalarSchema)]),
});

/** At most 15 filters in a group and groups nested two deep, as Intercom documents. */
const innerGroupSchema = z.strictObject({
  operator: z.enum(["AND", "OR"]),
  value: z.array(singleFilterSchema).min(1).max(15, "must hold at most 15 filters"),
});
const outerGroupSchema = z.strictObject({
  operator: z.enum(["AND", "OR"]),
  value: z
    .array(z.discriminatedUnion("operator", [singleFilterSchema, innerGroupSchema]))
    .min(1)
    .max(15, "must hold at most 15 filters"),
});
const filterSchema: z.ZodType<Filter> = z.discriminatedUnion("operator", [
  singleFilterSchema,
  outerGroupSchema,
]);

export const searchRequestSchema = z.strictObject({
  query: filterSchema,
  pagination: z
    .strictObject({
      page: z.number().int().min(1).optional(),
      per_page: z.number().int().min(1).max(maxPerPage, `must be at most ${maxPerPage}`).optional(),
      starting_after: z.string().nullish(),
    })
    .optional(),
  sort: z.strictObject({ field: z.string().optional(), order: z.string().optional() }).optional(),
});
export type SearchRequest = z.infer<typeof searchRequestSchema>;
