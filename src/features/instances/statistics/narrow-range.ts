import { parseJson, type JsonValue } from "../../../../contract/json.ts";
import {
  readFilter,
  writeFilter,
  type FilterCondition,
  type FilterNode,
} from "../../../workspace/filters/filter-node.ts";

/** Whether a part of the filter bounds a field on both sides. */
export function isNarrowed(filter: string | undefined, field: string): boolean {
  return readFilter(filter).some(({ node }) => isRange(node, field));
}

/** The filter with a field between two edges of its histogram, in the place of what bounded it before; undefined `range` takes that away. */
export function narrowRange(
  filter: string | undefined,
  field: string,
  range: { kind: "number" | "date"; from: string; to: string } | undefined,
): string | undefined {
  const nodes = readFilter(filter).map(({ node }) => node);
  const place = nodes.findIndex((node) => isRange(node, field));
  const changed: FilterNode[] = range
    ? [
        {
          kind: "condition",
          field,
          operator: "BETWEEN",
          value: [edge(range.kind, range.from), edge(range.kind, range.to)],
        },
      ]
    : [];
  return writeFilter(place < 0 ? [...nodes, ...changed] : nodes.toSpliced(place, 1, ...changed));
}

function isRange(node: FilterNode, field: string): node is FilterCondition {
  return node.kind === "condition" && node.field === field && node.operator === "BETWEEN";
}

/** Numbers keep every digit; days are text. */
function edge(kind: "number" | "date", text: string): JsonValue {
  return kind === "number" ? parseJson(text) : text;
}
