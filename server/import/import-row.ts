import { unguardedText } from "../../contract/guarded-text.ts";
import type { Attribute } from "../../contract/attributes.ts";
import { instanceUpsertSchema, type InstanceUpsert } from "../../contract/instances.ts";
import { parseJson, type JsonObject, type JsonValue } from "../../contract/json.ts";
import { invalidParameter } from "../http/api-error.ts";
import { parsePart } from "../http/validation.ts";
import type { ImportColumns } from "./import-columns.ts";

/** A row as a program would send it to the API; throws the `ApiError` that the API would answer. */
export function toUpsert(columns: ImportColumns, cells: string[]): InstanceUpsert {
  if (cells.length !== columns.count) {
    throw invalidParameter(
      "",
      `the row has not as many cells as the first row of the file (${cells.length}, not ${columns.count})`,
    );
  }
  const attributes = Object.create(null) as JsonObject;
  for (const { index, attribute } of columns.attributes) {
    const text = cells[index] ?? "";
    if (text === "") continue;
    attributes[attribute.name] = columns.exported
      ? exportedValue(attribute, text)
      : cellValue(attribute, text);
  }
  const times = columns.times
    .filter(({ index }) => cells[index] !== "")
    .map(({ index, name }) => [name, timeValue(cells[index] ?? "")]);
  return parsePart(instanceUpsertSchema, {
    external_id: columns.exported
      ? unguardedText(cells[columns.externalId] ?? "")
      : cells[columns.externalId],
    ...(Object.fromEntries(times) as object),
    custom_attributes: attributes,
  });
}

function exportedValue(attribute: Attribute, text: string): JsonValue {
  return text === "null" ? null : cellValue(attribute, unguardedText(text));
}

/**
 * The value that a cell stands for. Text that does not fit the attribute's type stays text: the rules of the API judge
 * it, and say in their own words what is wrong with it.
 */
function cellValue({ data_type, reference }: Attribute, text: string): JsonValue {
  const trimmed = text.trim();
  switch (data_type) {
    case "string":
    case "list":
      return text;
    case "integer":
      return wholeNumber.test(trimmed) ? parseJson(trimmed) : text;
    case "decimal":
      return decimalNumber.test(trimmed) ? parseJson(trimmed) : text;
    case "boolean":
      return booleans.get(trimmed.toLowerCase()) ?? text;
    case "datetime":
      return timeValue(text);
    case "relationship":
      return reference?.type === "many" ? trimmed.split(/[\s,;|]+/) : trimmed;
  }
}

/** As JSON writes numbers: no leading zeros, no plus, a point. What else looks like one may mean something else. */
export const wholeNumber = /^-?(0|[1-9]\d*)$/;
export const decimalNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

export const booleans = new Map([
  ["true", true],
  ["yes", true],
  ["1", true],
  ["false", false],
  ["no", false],
  ["0", false],
]);

function timeValue(text: string): JsonValue {
  const trimmed = text.trim();
  return wholeNumber.test(trimmed) ? parseJson(trimmed) : trimmed;
}
