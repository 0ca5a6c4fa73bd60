import { isJsonObject, parseJson, type JsonValue } from "../../../contract/json.ts";

/**
 * A filter as an address holds it, read without refusing anything: whether its fields and operators exist is for the
 * server to say, and what is no filter at all stays as it came.
 */
export type FilterNode =
  | { kind: "condition"; field: string; operator: string; value: JsonValue }
  | { kind: "group"; operator: "AND" | "OR"; items: FilterNode[] }
  | { kind: "not"; item: FilterNode }
  | { kind: "unreadable"; source: JsonValue };

export type FilterCondition = Extract<FilterNode, { kind: "condition" }>;

/** One pill: what must hold together with the others. `path` is where the server's problems put it. */
export interface FilterPart {
  node: FilterNode;
  path: string;
}

/** The parts of a filter's text, in their order; none for no text. */
export function readFilter(text: string | undefined): FilterPart[] {
  if (text === undefined || text === "") return [];
  const root = readNode(parseLeniently(text));
  if (root.kind !== "group" || root.operator !== "AND") return [{ node: root, path: "filter" }];
  return root.items.map((node, index) => ({ node, path: `filter.value.${index}` }));
}

function parseLeniently(text: string): JsonValue {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}

export function readNode(json: JsonValue): FilterNode {
  if (!isJsonObject(json)) return { kind: "unreadable", source: json };
  const { field, operator, value } = json;
  if (typeof field === "string" && typeof operator === "string" && value !== undefined)
    return { kind: "condition", field, operator, value };
  if ((operator === "AND" || operator === "OR") && Array.isArray(value))
    return { kind: "group", operator, items: value.map(readNode) };
  if (operator === "NOT" && value !== undefined) return { kind: "not", item: readNode(value) };
  return { kind: "unreadable", source: json };
}

/** The text of all parts together; undefined where there are none. */
export function writeFilter(nodes: readonly FilterNode[]): string | undefined {
  const [first] = nodes;
  if (!first) return undefined;
  const root: FilterNode =
    nodes.length === 1 ? first : { kind: "group", operator: "AND", items: [...nodes] };
  return JSON.stringify(writeNode(root));
}

export function writeNode(node: FilterNode): JsonValue {
  switch (node.kind) {
    case "condition":
      return { field: node.field, operator: node.operator, value: node.value };
    case "group":
      return { operator: node.operator, value: node.items.map(writeNode) };
    case "not":
      return { operator: "NOT", value: writeNode(node.item) };
    case "unreadable":
      return node.source;
  }
}

/** A filter's text without the conditions that lie at these paths, such as `filter.value.1.value`. */
export function withoutPaths(text: string, paths: readonly string[]): string | undefined {
  const ways = paths
    .map((path) => path.split("."))
    .filter(([start]) => start === "filter")
    .map(([, ...steps]) => steps);
  const rest = ways.length === 0 ? undefined : prune(readNode(parseLeniently(text)), ways);
  return rest && writeFilter([rest]);
}

/** A condition goes as a whole, and a group or a negation with the last that is in it. */
function prune(node: FilterNode, ways: string[][]): FilterNode | undefined {
  if (ways.length === 0) return node;
  if (node.kind === "not") {
    const item = prune(
      node.item,
      ways.map((steps) => steps.slice(1)),
    );
    return item && { kind: "not", item };
  }
  if (node.kind !== "group" || ways.some(([, index]) => index === undefined)) return undefined;
  const items = node.items.flatMap((item, index) => {
    const inside = ways.filter((steps) => steps[1] === String(index));
    return (
      prune(
        item,
        inside.map((steps) => steps.slice(2)),
      ) ?? []
    );
  });
  return items.length === 0 ? undefined : { ...node, items };
}
