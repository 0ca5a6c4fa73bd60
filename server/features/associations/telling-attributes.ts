import type { Attribute } from "../../../contract/attributes.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../../contract/json.ts";
import { liveAttributes } from "../../workspace/schema.ts";

const mostTold = 3;
const longestTold = 60;

const stateNames = /(^|_)(status|state|stage|phase)$/i;
const moneyNames = /(^|_)(amount|total|price|value|cost|fee|balance|revenue|mrr|arr)(_|$)/i;

/**
 * The two or three values that tell most about a record beside its title: how it stands, what it is worth, what sort it
 * is, when it was. Empty and long ones tell nothing at a glance; among equals the first of the schema wins.
 * `fixed` are members that every record of the kind has; they fill the places that are left.
 */
export function tellingAttributes(
  attributes: readonly Attribute[],
  stored: JsonObject,
  title: string | null,
  fixed: JsonObject = {},
): JsonObject {
  const custom = liveAttributes(attributes)
    .filter(({ name }) => name !== title && isTelling(stored[name]))
    .map((attribute): [Attribute, number] => [attribute, rankOf(attribute)])
    .sort(([, one], [, other]) => one - other)
    .map(([{ name }]): [string, JsonValue] => [name, stored[name] ?? null]);
  const told = new Map(custom.slice(0, mostTold));
  for (const [name, value] of Object.entries(fixed)) {
    if (told.size < mostTold && !told.has(name) && isTelling(value)) told.set(name, value);
  }
  return Object.fromEntries(told);
}

function rankOf({ data_type, name }: Attribute): number {
  switch (data_type) {
    case "list":
      return stateNames.test(name) ? 0 : 2;
    case "decimal":
      return moneyNames.test(name) ? 1 : 4;
    case "datetime":
      return 3;
    case "string":
      return stateNames.test(name) ? 0 : 5;
    case "integer":
      return moneyNames.test(name) ? 1 : 6;
    case "boolean":
      return 7;
    case "relationship":
      return 8;
  }
}

function isTelling(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null || value === "") return false;
  if (typeof value === "string") return value.length <= longestTold && !value.includes("\n");
  return !Array.isArray(value) && !isJsonObject(value);
}
