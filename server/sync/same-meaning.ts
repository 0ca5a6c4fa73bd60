import { isDeepStrictEqual } from "node:util";
import { attributeValueSchema, datetimeSchema } from "../../contract/attribute-values.ts";
import type { Attribute } from "../../contract/attributes.ts";
import { ExactNumber, type JsonValue } from "../../contract/json.ts";

/** Whether a value that was written and the one that is kept are the same to a person, such as 1 and 1.0. */
export function isSameMeaning(
  sent: JsonValue,
  kept: JsonValue,
  attribute: Attribute | undefined,
): boolean {
  if (sent === null || kept === null) return isEmpty(sent) && isEmpty(kept);
  if (isDeepStrictEqual(sent, kept)) return true;
  if (Array.isArray(sent) && Array.isArray(kept)) return isSameSet(sent, kept);
  switch (attribute?.data_type) {
    case "integer":
    case "decimal":
      return isSameNumber(sent, kept);
    case "boolean":
      return typeof sent === "boolean" && String(sent) === kept;
    case "datetime":
      return isSameTime(sent, kept);
    case "list": {
      const option = attributeValueSchema(attribute).safeParse(kept);
      return option.success && option.data === sent;
    }
    default:
      return isNumber(sent) && isNumber(kept) && isSameNumber(sent, kept);
  }
}

/** An empty set is no value, and so is a cleared one. */
function isEmpty(value: JsonValue): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

/** The order of references is nobody's to keep. */
function isSameSet(one: JsonValue[], other: JsonValue[]): boolean {
  return (
    one.length === other.length &&
    isDeepStrictEqual(new Set(one.map(String)), new Set(other.map(String)))
  );
}

function isNumber(value: JsonValue): value is number | ExactNumber {
  return typeof value === "number" || value instanceof ExactNumber;
}

/** All digits count; how they are written does not. */
function isSameNumber(one: JsonValue, other: JsonValue): boolean {
  const digits = digitsOf(one);
  return digits !== undefined && digits === digitsOf(other);
}

const decimal = /^([+-]?)(\d+)(?:\.(\d*))?(?:e([+-]?\d{1,6}))?$/i;

/** Sign, digits without zeros around them, and the power of ten; undefined where it is no number. */
function digitsOf(value: JsonValue): string | undefined {
  if (!isNumber(value) && typeof value !== "string") return undefined;
  const parts = decimal.exec(String(value).trim());
  if (!parts) return undefined;
  const [, sign, whole = "", fraction = "", power = "0"] = parts;
  const significant = `${whole}${fraction}`.replace(/^0+/, "");
  const stripped = significant.replace(/0+$/, "");
  if (stripped === "") return "0";
  const exponent = Number(power) - fraction.length + (significant.length - stripped.length);
  return `${sign === "-" ? "-" : ""}${stripped}e${exponent}`;
}

/** Seconds, or the same moment as text. */
function isSameTime(one: JsonValue, other: JsonValue): boolean {
  const [first, second] = [one, other].map((value) => datetimeSchema.safeParse(secondsIn(value)));
  return first?.success === true && second?.success === true && first.data === second.data;
}

function secondsIn(value: JsonValue): JsonValue {
  return typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
}
