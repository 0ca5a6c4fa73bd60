import { z } from "zod";
import type { Attribute } from "./attributes.ts";
import { ExactNumber, type JsonValue } from "./json.ts";

/** Seconds beyond this (the year 5138) are taken for milliseconds and refused. */
const maxUnixSeconds = 100_000_000_000;

const numberSchema = z.union([z.number(), z.instanceof(ExactNumber)], "must be a number");

/** Unix seconds from what Intercom accepts for a time: whole seconds, an ISO 8601 date, or a date and time with its zone. */
export const datetimeSchema = z
  .union([z.number(), z.instanceof(ExactNumber), z.string()], "must be a time")
  .transform((value, context): number => {
    const seconds = typeof value === "string" ? secondsOf(value) : Number(value);
    if (seconds === undefined || !Number.isInteger(seconds)) {
      context.addIssue({
        code: "custom",
        message:
          "must be a time in whole Unix seconds, or ISO 8601 with its zone such as 2026-03-01T09:30:00Z",
      });
      return z.NEVER;
    }
    if (Math.abs(seconds) >= maxUnixSeconds) {
      context.addIssue({
        code: "custom",
        message: "must be in seconds; this looks like milliseconds",
      });
      return z.NEVER;
    }
    return seconds;
  });

const isoSchema = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/** Undefined where the text is no ISO 8601 time with a zone; a fraction where it is finer than a second. */
function secondsOf(text: string): number | undefined {
  if (!isoSchema.safeParse(text).success) return undefined;
  const seconds = Date.parse(text) / 1000;
  return Number.isNaN(seconds) ? undefined : seconds;
}

function optionSchema(attribute: Attribute) {
  return z.string("must be the label or id of an option").transform((value, context): string => {
    const option = attribute.options.find(
      ({ id, label, archived }) => !archived && (label === value || id === value),
    );
    if (option) return option.label;
    const labels = attribute.options.filter(({ archived }) => !archived).map(({ label }) => label);
    context.addIssue({ code: "custom", message: `must be one of: ${labels.join(", ")}` });
    return z.NEVER;
  });
}

/** A reference is written as the Intercom id of the instance (to-one) or as an array of ids (to-many). */
const referenceIdsSchema = z
  .union(
    [z.string().min(1), z.array(z.string().min(1))],
    "must be the id of an instance, or an array of ids",
  )
  .transform((value) => (Array.isArray(value) ? value : [value]));

/**
 * What may be written into an attribute, `null` included (it clears). The output is what is kept: list options
 * by label, times in Unix seconds, references as an array of instance ids.
 */
export function attributeValueSchema(attribute: Attribute): z.ZodType<JsonValue> {
  return valueSchema(attribute)
    .nullable()
    .superRefine((value, context) => {
      const isCleared = value === null || (Array.isArray(value) && value.length === 0);
      if (isCleared && attribute.required) {
        context.addIssue({ code: "custom", message: "is required and can't be cleared" });
      }
    }) as z.ZodType<JsonValue>;
}

/** What was only inferred takes what its records may yet turn out to hold: a fraction, an option that none has so far. */
function valueSchema(attribute: Attribute) {
  const isInferred = attribute.origin === "inferred";
  switch (attribute.data_type) {
    case "string":
      return z.string("must be text");
    case "integer":
      return numberSchema.refine(
        (value) => isInferred || /^-?\d+$/.test(String(value)),
        "must be a whole number",
      );
    case "decimal":
      return numberSchema;
    case "boolean":
      return z.boolean("must be true or false");
    case "list":
      return isInferred ? z.string("must be text") : optionSchema(attribute);
    case "datetime":
      return datetimeSchema;
    case "relationship":
      return referenceIdsSchema.refine(
        (ids) => attribute.reference?.type === "many" || ids.length <= 1,
        "holds one instance; send a single id",
      );
  }
}
