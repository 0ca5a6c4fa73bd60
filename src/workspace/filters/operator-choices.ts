import { ExactNumber, isJsonObject, type JsonValue } from "../../../contract/json.ts";
import type { FieldKind, QueryOperator } from "../../../contract/query-filter.ts";

/** What is asked for beside an operator. */
export type ValueInput =
  | "none"
  | "text"
  | "texts"
  | "number"
  | "numbers"
  | "number-range"
  | "date"
  | "date-range"
  | "span"
  | "options"
  | "record"
  | "records"
  | "where";

/** A way to compare a field, as it is offered: an operator, or an operator with its one value. */
export interface OperatorChoice {
  id: string;
  label: string;
  operator: QueryOperator;
  input: ValueInput;
  /** What goes with it where nothing is asked for. */
  fixed?: JsonValue;
}

const choice = (operator: QueryOperator, label: string, input: ValueInput): OperatorChoice => ({
  id: `${operator} ${input}`,
  label,
  operator,
  input,
});
const fixed = (operator: QueryOperator, label: string, value: JsonValue): OperatorChoice => ({
  id: `${operator} ${JSON.stringify(value)}`,
  label,
  operator,
  input: "none",
  fixed: value,
});

const isUnset = fixed("=", "is unset", null);
const isSet = fixed("!=", "is set", null);

/** For each kind of field, the usual one first. */
export const operatorChoices: Readonly<Record<FieldKind, readonly OperatorChoice[]>> = {
  text: [
    choice("~", "contains", "text"),
    choice("!~", "does not contain", "text"),
    choice("=", "is", "text"),
    choice("!=", "is not", "text"),
    choice("^", "starts with", "text"),
    choice("$", "ends with", "text"),
    choice("IN", "is any of", "texts"),
    choice("NIN", "is none of", "texts"),
    fixed("=", "is empty", ""),
    fixed("!=", "is not empty", ""),
    isUnset,
    isSet,
  ],
  number: [
    choice("=", "=", "number"),
    choice("!=", "≠", "number"),
    choice(">", ">", "number"),
    choice(">=", "≥", "number"),
    choice("<", "<", "number"),
    choice("<=", "≤", "number"),
    choice("BETWEEN", "is between", "number-range"),
    choice("IN", "is any of", "numbers"),
    choice("NIN", "is none of", "numbers"),
    isUnset,
    isSet,
  ],
  date: [
    choice("WITHIN", "is", "span"),
    choice("=", "is on", "date"),
    choice("!=", "is not on", "date"),
    choice(">", "is after", "date"),
    choice(">=", "is on or after", "date"),
    choice("<", "is before", "date"),
    choice("<=", "is on or before", "date"),
    choice("BETWEEN", "is between", "date-range"),
    isUnset,
    isSet,
  ],
  list: [
    choice("IN", "is any of", "options"),
    choice("NIN", "is none of", "options"),
    isUnset,
    isSet,
  ],
  boolean: [
    fixed("=", "is yes", true),
    fixed("=", "is no", false),
    fixed("!=", "is not yes", true),
    fixed("!=", "is not no", false),
    isUnset,
    isSet,
  ],
  reference: [
    choice("HAS", "where …", "where"),
    choice("HAS_NONE", "none where …", "where"),
    fixed("HAS", "any", null),
    fixed("HAS_NONE", "none", null),
    choice("=", "is", "record"),
    choice("!=", "is not", "record"),
    choice("IN", "is any of", "records"),
    choice("NIN", "is none of", "records"),
  ],
};

/** How a condition would be offered; undefined where it would not, be it for its operator or its value. */
export function findChoice(
  kind: FieldKind,
  operator: string,
  value: JsonValue,
): OperatorChoice | undefined {
  // `is open` of a list is one of those that are ticked.
  const ofList = kind === "list" && typeof value === "string";
  const wanted = ofList && operator === "=" ? "IN" : ofList && operator === "!=" ? "NIN" : operator;
  const offered = operatorChoices[kind].filter((each) => each.operator === wanted);
  return (
    offered.find((each) => each.fixed !== undefined && each.fixed === value) ??
    offered.find(({ input }) => takes(input, ofList ? [value] : value))
  );
}

function takes(input: ValueInput, value: JsonValue): boolean {
  switch (input) {
    case "none":
      return false;
    case "text":
    case "span":
    case "record":
      return typeof value === "string";
    case "number":
      return isNumber(value);
    case "date":
      return typeof value === "string" || isNumber(value);
    case "number-range":
      return isArrayOf(value, isNumber) && value.length === 2;
    case "date-range":
      return (
        isArrayOf(value, (one) => typeof one === "string" || isNumber(one)) && value.length === 2
      );
    case "numbers":
      return isArrayOf(value, isNumber);
    case "texts":
    case "options":
    case "records":
      return isArrayOf(value, (one) => typeof one === "string");
    case "where":
      return isJsonObject(value);
  }
}

function isNumber(value: JsonValue): value is number | ExactNumber {
  return typeof value === "number" || value instanceof ExactNumber;
}

function isArrayOf(value: JsonValue, test: (one: JsonValue) => boolean): value is JsonValue[] {
  return Array.isArray(value) && value.every(test);
}
