import * as z from "zod/mini";
import { ExactNumber } from "./json.ts";

/**
 * How a field is compared: Intercom's search operators, and what they lack. `BETWEEN` lets both its bounds through,
 * `WITHIN` takes a span of time such as `last 7 days`, `HAS` and `HAS_NONE` look at the records a reference leads to.
 */
export const queryOperators = [
  "=",
  "!=",
  "IN",
  "NIN",
  ">",
  ">=",
  "<",
  "<=",
  "BETWEEN",
  "WITHIN",
  "~",
  "!~",
  "^",
  "$",
  "HAS",
  "HAS_NONE",
] as const;
export type QueryOperator = (typeof queryOperators)[number];

/** What a field holds, as far as comparing goes. */
export type FieldKind = "text" | "number" | "date" | "list" | "boolean" | "reference";

/**
 * What each kind of field takes. `=` and `!=` take null too, which is a record that has no value; a negative operator
 * lets those records through. A text that is empty is a value: `= ""`.
 */
export const operatorsOfKind: Readonly<Record<FieldKind, readonly QueryOperator[]>> = {
  text: ["=", "!=", "~", "!~", "^", "$", "IN", "NIN"],
  number: ["=", "!=", ">", ">=", "<", "<=", "BETWEEN", "IN", "NIN"],
  date: ["=", "!=", ">", ">=", "<", "<=", "BETWEEN", "WITHIN"],
  list: ["=", "!=", "IN", "NIN"],
  boolean: ["=", "!="],
  reference: ["HAS", "HAS_NONE", "=", "!=", "IN", "NIN"],
};

const scalarSchema = z.union([
  z.string(),
  z.number(),
  z.instanceof(ExactNumber),
  z.boolean(),
  z.null(),
]);
export type QueryScalar = z.infer<typeof scalarSchema>;

/**
 * One comparison. `field` is a built-in field such as `updated_at`, an attribute as `custom_attributes.{name}`, or the
 * records that refer to this one: `referred_by.contact`, `referred_by.conversation`, or through one attribute of theirs
 * `referred_by.contact.{name}`, `referred_by.conversation.{name}`, `referred_by.{object type}.{name}`. For contacts and
 * conversations `custom_attributes.{name}` of a relationship leads to their instances.
 *
 * A date is Unix seconds, an ISO 8601 time with its zone, or a day such as `2026-11-01` in the viewer's zone: `=` then
 * means the whole of it, `>` after its end, `<` before its start. The value of `HAS` and `HAS_NONE` is null for any
 * record, or a filter that the record must match; there, no further `HAS` may stand.
 */
export interface QueryCondition {
  field: string;
  operator: QueryOperator;
  value: QueryScalar | QueryScalar[] | QueryFilter;
}
export interface QueryGroup {
  operator: "AND" | "OR";
  value: QueryFilter[];
}
export interface QueryNegation {
  operator: "NOT";
  value: QueryFilter;
}
export type QueryFilter = QueryCondition | QueryGroup | QueryNegation;

/** Groups in groups, and conditions in all: more than anybody writes, and few enough for a database. */
export const deepestFilter = 5;
export const largestFilter = 50;

const conditionSchema = z.strictObject({
  field: z.string().check(z.minLength(1, "names no field")),
  operator: z.enum(queryOperators),
  value: z.lazy((): z.ZodMiniType<QueryCondition["value"]> =>
    z.union(
      [scalarSchema, z.array(scalarSchema).check(z.maxLength(1000)), queryFilterSchema],
      "must be a value, an array of up to 1,000 values, or a filter",
    ),
  ),
});

/** The shape alone: whether there is such a field, and whether it takes the operator, is for who knows the type. */
export const queryFilterSchema: z.ZodMiniType<QueryFilter> = z.discriminatedUnion(
  "operator",
  [
    conditionSchema,
    z.strictObject({
      operator: z.enum(["AND", "OR"]),
      value: z.lazy(() => z.array(queryFilterSchema)),
    }),
    z.strictObject({ operator: z.literal("NOT"), value: z.lazy(() => queryFilterSchema) }),
  ],
  `needs an operator: AND, OR, NOT, ${queryOperators.join(", ")}`,
);

/** One key of an order; records without a value come last, whichever way it goes. */
export const sortKeySchema = z.strictObject({
  field: z.string().check(z.minLength(1)),
  order: z.enum(["ascending", "descending"]),
});
export type SortKey = z.infer<typeof sortKeySchema>;

export const mostSortKeys = 5;

/**
 * Spans of time for `WITHIN`, in the viewer's zone, weeks from Monday. `last 7 days` is today and the six days before
 * it, `next 7 days` today and the six after; of hours, it is so many times 3,600 seconds up to now, or from now.
 */
export const timeSpanPattern =
  /^(?:today|yesterday|tomorrow|(?:this|last|next) (?:week|month|quarter|year)|(?:last|next) [1-9]\d{0,3} (?:hours|days|weeks|months))$/;
