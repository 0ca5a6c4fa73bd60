import { Checkbox } from "@mantine/core";
import "@mantine/core/styles/Checkbox.css";
import type { GraphNode } from "../../../../contract/neighbourhood.ts";
import { formatCount } from "../../../lib/format.ts";
import type { GraphWords } from "./graph-words.ts";
import { attributeCode, typeCode, type InspectorView } from "./inspector-view.ts";
import classes from "./side-panel.module.css";
import type { RecordGraph } from "./record-graph.ts";
import { RecordIcon } from "./record-icon.tsx";

interface Entry {
  code: string;
  label: string;
  count: number;
  /** One of them, for the icon. */
  node?: GraphNode;
}

/** What types and attributes there are, how many were read of each, and whether they are shown. */
export function Legend({
  graph,
  words,
  view,
  onToggle,
}: {
  graph: RecordGraph;
  words: GraphWords;
  view: InspectorView;
  onToggle: (code: string) => void;
}) {
  const rows = (entries: Entry[]) =>
    entries.map(({ code, label, count, node }) => (
      <li key={code} className={classes.legendRow}>
        <Checkbox
          size="xs"
          checked={!view.hidden.includes(code)}
          onChange={() => onToggle(code)}
          label={
            <span className={classes.legendLabel}>
              {node ? <RecordIcon node={node} words={words} /> : null}
              {label}
            </span>
          }
        />
        <span className={classes.count}>{formatCount(count)}</span>
      </li>
    ));
  const attributes = attributeEntries(graph, words);
  return (
    <section aria-labelledby="legend" className={classes.section}>
      <h2 id="legend" className={classes.heading}>
        Legend
      </h2>
      <ul aria-label="Types" className={classes.list}>
        {rows(typeEntries(graph, words))}
      </ul>
      {attributes.length > 0 ? (
        <ul aria-label="Attributes" className={classes.list}>
          {rows(attributes)}
        </ul>
      ) : null}
    </section>
  );
}

function typeEntries({ nodes }: RecordGraph, words: GraphWords): Entry[] {
  const entries = new Map<string, Entry>();
  for (const node of nodes.values()) {
    const code = typeCode(node);
    const label = node.missing ? "Matches nothing" : words.type(node);
    const count = (entries.get(code)?.count ?? 0) + 1;
    entries.set(code, { code, label, count, node });
  }
  return [...entries.values()];
}

function attributeEntries({ edges }: RecordGraph, words: GraphWords): Entry[] {
  const entries = new Map<string, Entry>();
  for (const edge of edges.values()) {
    const code = attributeCode(edge.attribute_id);
    const label = `${words.owner(edge)} → ${words.edge(edge)}`;
    entries.set(code, { code, label, count: (entries.get(code)?.count ?? 0) + 1 });
  }
  return [...entries.values()];
}
