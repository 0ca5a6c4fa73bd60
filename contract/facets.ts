import * as z from "zod/mini";
import { endpoint } from "./endpoint.ts";
import { instanceSelectionQuery } from "./instance-query.ts";

/** Members beside the attributes that have a facet. */
export const builtInFacets = [
  "external_id",
  "created_at",
  "updated_at",
  "external_created_at",
  "external_updated_at",
] as const;

/** How many records have a value, an empty text, null, and nothing at all: the four make up the total. */
const fillSchema = z.object({ set: z.int(), empty: z.int(), null: z.int(), absent: z.int() });

export const jsonTypes = ["text", "number", "boolean", "array", "object"] as const;
export type JsonType = (typeof jsonTypes)[number];

const valueCountSchema = z.object({
  /** A text, the label of an option, true or false, or the digits of a number. */
  value: z.union([z.string(), z.boolean()]),
  count: z.int(),
  /** False where `value` is the start of a text too long to show. */
  is_whole: z.boolean(),
});
export type ValueCount = z.infer<typeof valueCountSchema>;

/**
 * A stretch of a histogram, both ends included, as a filter with `BETWEEN` takes them: digits no finer than the values
 * are, or days such as `2026-11-01` in the viewer's zone.
 */
const binSchema = z.object({ from: z.string(), to: z.string(), count: z.int() });
export type FacetBin = z.infer<typeof binSchema>;

/** Of numbers, in exact digits; the average is rounded two places beyond the finest value. */
export const numberSummarySchema = z.object({
  min: z.string(),
  max: z.string(),
  sum: z.string(),
  average: z.string(),
  /** False where the average had to be rounded. */
  average_is_exact: z.boolean(),
  /** How many numbers these are of. */
  count: z.int(),
  /** Numbers of more than 400 digits, or an exponent beyond 999, are in none of these. */
  left_out: z.int(),
});
export type NumberSummary = z.infer<typeof numberSummarySchema>;

const facetSchema = z.object({
  /** As a filter names it. */
  field: z.string(),
  kind: z.enum(["text", "number", "date", "list", "boolean", "reference"]),
  fill: fillSchema,
  /** Different values; of a reference, different instances. */
  distinct: z.int(),
  /** The JSON types of the values that are there, the most frequent first; several where the data are mixed. */
  types: z.array(z.object({ type: z.enum(jsonTypes), count: z.int() })),
  /**
   * Texts and numbers: the 20 most frequent, none where more than 20 occur once each. Lists: every option in its order, also those that no record holds, except
   * archived ones; then labels that are no option any more. Booleans: true and false.
   */
  values: z.array(valueCountSchema),
  /** Null where there are no numbers. */
  numbers: z.nullable(numberSummarySchema),
  /** Of times, in Unix seconds. Null where there are none. */
  dates: z.nullable(z.object({ earliest: z.int(), latest: z.int() })),
  histogram: z.array(binSchema),
  /** How many records refer to none, to one and to several instances. */
  references: z.nullable(z.object({ none: z.int(), one: z.int(), several: z.int() })),
});
export type Facet = z.infer<typeof facetSchema>;

const facetsSchema = z.object({
  /** How many instances there are in the selection. */
  total: z.int(),
  /** How many of them were looked at, the newest: all, unless there are too many. Counts are exact for these. */
  covered: z.int(),
  facets: z.array(facetSchema),
});
export type Facets = z.infer<typeof facetsSchema>;

/** So many instances are looked at. */
export const mostFacetInstances = 500_000;

export const facetEndpoints = {
  list: endpoint({
    method: "GET",
    path: "/console/objects/{custom_object_type_identifier}/instances/facets",
    summary: "Count the values of a selection of instances: fill rate, frequent values, histograms",
    params: z.strictObject({ custom_object_type_identifier: z.string() }),
    query: z.lazy(() =>
      z.strictObject({
        ...instanceSelectionQuery,
        /** An array of fields as JSON: only their facets. By default those of all attributes and built-in fields. */
        fields: z.optional(z.string().check(z.maxLength(8000))),
      }),
    ),
    reply: facetsSchema,
  }),
};
