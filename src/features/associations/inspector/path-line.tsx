import { Button } from "@mantine/core";
import { longestPath, type Path, type RecordKey } from "../../../../contract/neighbourhood.ts";
import { formatQuantity } from "../../../lib/format.ts";
import type { GraphWords } from "./graph-words.ts";
import type { InspectorView } from "./inspector-view.ts";
import classes from "./inspector.module.css";
import type { RecordGraph } from "./record-graph.ts";
import { recordOf } from "./record-codes.ts";

/** The shortest path between two records in words, or what is still needed for one. */
export function PathLine({
  view,
  graph,
  path,
  words,
  onClear,
}: {
  view: InspectorView;
  graph: RecordGraph;
  path: Path | undefined;
  words: GraphWords;
  onClear: () => void;
}) {
  const { from, to } = view;
  if (from === undefined) return null;
  const title = (key: RecordKey) => {
    const node = graph.nodes.get(key);
    return node ? words.record(node) : recordOf(key).id;
  };
  return (
    <div role="status" className={classes.line}>
      <span className={classes.lineText}>
        {to === undefined
          ? `Path from ${title(from)}: now select the other end and press P.`
          : path
            ? describePath(path, words, title(from), title(to))
            : "Looking for a shortest path…"}
      </span>
      <Button variant="subtle" size="compact-xs" onClick={onClear}>
        {to === undefined ? "Cancel" : "Clear path"}
      </Button>
    </div>
  );
}

function describePath(
  { nodes, edges, is_complete }: Path,
  words: GraphWords,
  from: string,
  to: string,
): string {
  const [first, ...rest] = nodes;
  if (!first) {
    return is_complete
      ? `No path of ${longestPath} steps or fewer joins ${from} and ${to}.`
      : `No path was found between ${from} and ${to} before the search gave up; there may be one.`;
  }
  const steps = rest.map((node, index) => {
    const edge = edges[index];
    if (!edge) return "";
    const name = words.edge(edge);
    return edge.to === node.key
      ? ` – ${name} → ${words.record(node)}`
      : ` ← ${name} – ${words.record(node)}`;
  });
  return `Shortest path, ${formatQuantity(edges.length, "step")}: ${words.record(first)}${steps.join("")}`;
}
