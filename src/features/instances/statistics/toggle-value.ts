import type { JsonValue } from "../../../../contract/json.ts";
import {
  readFilter,
  writeFilter,
  type FilterCondition,
  type FilterNode,
} from "../../../workspace/filters/filter-node.ts";

/** The values of a field that a list is narrowed to by a part of its filter, any of which a record may have. */
export function chosenValues(filter: string | undefined, field: string): JsonValue[] {
  const part = readFilter(filter).find(({ node }) => isChoice(node, field));
  return part && isChoice(part.node, field) ? valuesOf(part.node) : [];
}

/** The filter with one more value of a field let through, or with that one taken out. */
export function toggleValue(
  filter: string | undefined,
  field: string,
  value: string | boolean,
): string | undefined {
  const chosen = chosenValues(filter, field);
  const rest = chosen.filter((each) => each !== value);
  // A record has one of two: the other takes its place.
  const values =
    rest.length < chosen.length ? rest : [...(typeof value === "string" ? rest : []), value];
  const nodes = readFilter(filter).map(({ node }) => node);
  const place = nodes.findIndex((node) => isChoice(node, field));
  const changed = values.length === 0 ? [] : [choice(field, values)];
  if (place < 0) return writeFilter([...nodes, ...changed]);
  return writeFilter(nodes.toSpliced(place, 1, ...changed));
}

function isChoice(node: FilterNode, field: string): node is FilterCondition {
  return (
    node.kind === "condition" &&
    node.field === field &&
    (node.operator === "=" || node.operator === "IN")
  );
}

function valuesOf({ value }: FilterCondition): JsonValue[] {
  return Array.isArray(value) ? value : [value];
}

function choice(field: string, values: JsonValue[]): FilterCondition {
  const [only = null] = values;
  return values.length === 1
    ? { kind: "condition", field, operator: "=", value: only }
    : { kind: "condition", field, operator: "IN", value: values };
}
