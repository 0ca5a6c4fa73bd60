import { datetimeSchema } from "../../contract/attribute-values.ts";
import { ExactNumber } from "../../contract/json.ts";
import type { SingleFilter } from "../../contract/search.ts";
import { isStorable } from "../../contract/text.ts";
import { invalidParameter } from "../http/api-error.ts";

export type SearchScalar = Exclude<SingleFilter["value"], unknown[]>;

/** Text as it came; a number counts as its digits. Throws a 400 that names `field`, as all of these do. */
export function textOf(field: string, value: SearchScalar): string {
  if (isNumber(value)) return String(value);
  if (typeof value !== "string") throw invalidParameter(field, `${field} takes text`);
  if (!isStorable(value))
    throw invalidParameter(field, `${field} must not hold NUL characters or broken Unicode`);
  return value;
}

/** The digits of a number, which may come as text. */
export function digitsOf(field: string, value: SearchScalar): string {
  const digits = isNumber(value) || typeof value === "string" ? String(value) : "";
  if (!jsonNumberPattern.test(digits) || digits.length > 100 || !Number.isFinite(Number(digits)))
    throw invalidParameter(field, `${field} takes a number`);
  return digits;
}

/** Unix seconds, which may come as text. */
export function secondsOf(field: string, value: SearchScalar): number {
  const isNumberAsText = typeof value === "string" && /^-?\d{1,15}$/.test(value);
  const result = datetimeSchema.safeParse(isNumberAsText ? Number(value) : value);
  if (result.success) return result.data;
  throw invalidParameter(field, `${field} ${result.error.issues[0]?.message}`);
}

export function booleanOf(field: string, value: SearchScalar): boolean {
  if (value === true || value === "true") return true;
  if (value === false || value === "false") return false;
  throw invalidParameter(field, `${field} takes true or false`);
}

function isNumber(value: SearchScalar): value is number | ExactNumber {
  return typeof value === "number" || value instanceof ExactNumber;
}

const jsonNumberPattern = /^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d{1,3})?$/;
