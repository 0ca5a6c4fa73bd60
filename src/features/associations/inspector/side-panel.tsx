import { Button } from "@mantine/core";
import type { GraphWords } from "./graph-words.ts";
import { useInspectorActions } from "./inspector-actions.ts";
import type { InspectorView } from "./inspector-view.ts";
import { nodeFacts } from "./node-facts.tsx";
import { recordCommands } from "./record-commands.ts";
import { RecordIcon } from "./record-icon.tsx";
import classes from "./side-panel.module.css";
import type { VisibleGraph, VisibleRecord } from "./visible-graph.ts";

/** The selected record in full, and all that can be done with it. */
export function SelectedRecord({
  record,
  visible,
  words,
  view,
}: {
  record: VisibleRecord;
  visible: VisibleGraph;
  words: GraphWords;
  view: InspectorView;
}) {
  const actions = useInspectorActions();
  const { node } = record;
  const facts = nodeFacts(node, words);
  return (
    <section aria-labelledby="selected" className={classes.section}>
      <p className={classes.kind}>
        <RecordIcon node={node} words={words} />
        {words.type(node)}
        {node.missing ? <span className={classes.broken}>Matches nothing</span> : null}
      </p>
      <h2 id="selected" className={classes.title} dir="auto">
        {node.title}
      </h2>
      {node.subtitle !== "" && node.subtitle !== node.title ? (
        <p className={classes.dim} dir="auto">
          {node.subtitle}
        </p>
      ) : null}
      {facts.length > 0 ? (
        <dl className={classes.facts}>
          {facts.map(({ name, label, value }) => (
            <div key={name}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {record.isKnown && record.groups.length > 0 ? (
        <ul aria-label="Linked" className={classes.groups}>
          {record.groups.map((group) => (
            <li key={`${group.group.direction} ${group.group.attribute_id}`}>
              <span>{words.share(group)}</span>
              <span className={classes.dim}>{words.through(group.group)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <div className={classes.commands}>
        {recordCommands(visible, words, actions, node.key, view).map(
          ({ id, label, icon: Icon, run }) => (
            <Button
              key={id}
              variant="default"
              size="compact-sm"
              justify="flex-start"
              leftSection={<Icon size={14} stroke={1.5} aria-hidden />}
              onClick={run}
            >
              {label}
            </Button>
          ),
        )}
      </div>
    </section>
  );
}
