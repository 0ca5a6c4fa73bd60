import { Button } from "@mantine/core";
import { useId, useState } from "react";
import type { Attribute } from "../../../contract/attributes.ts";
import type { EmbeddedInstance } from "../../../contract/instances.ts";
import type { WorkspaceSchema } from "../../../contract/objects.ts";
import { formatCount } from "../../lib/format.ts";
import { summariseInstance } from "../../workspace/instance-summary.ts";
import { findObjectType } from "../../workspace/schema-query.ts";
import classes from "./link-dialog.module.css";

interface NamedInstance {
  id: string;
  title: string;
  subtitle: string;
}

/** Finds the names of instances among those that came with a set; an id without one is missing. */
export function instanceNamer(
  schema: WorkspaceSchema,
  attribute: Attribute,
  instances: EmbeddedInstance[],
): (id: string) => NamedInstance & { isMissing: boolean } {
  const byId = new Map(instances.map((instance) => [instance.id, instance]));
  const expectedType = attribute.reference?.object_type_id;
  return (id) => {
    const instance = byId.get(id);
    if (!instance) return { id, title: id, subtitle: "missing", isMissing: true };
    const summary = summariseInstance(instance, findObjectType(schema, instance.type));
    const isMissing = false;
    return instance.type === expectedType
      ? { ...summary, isMissing }
      : { ...summary, subtitle: `${instance.type}, not ${expectedType}`, isMissing };
  };
}

const shownAtFirst = 8;
const shownMore = 200;

/** One part of the plan: how many, and their names. */
export function SetSection({
  tone,
  title,
  entries,
  action,
}: {
  tone: "added" | "removed" | "remaining";
  title: string;
  entries: (NamedInstance & { key: string })[];
  action: { label: string; onClick: (key: string) => void } | undefined;
}) {
  const id = useId();
  const [shown, setShown] = useState(shownAtFirst);
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby={id} className={classes.section} data-tone={tone}>
      <h3 id={id} className={classes.sectionTitle}>
        {title} <span>· {formatCount(entries.length)}</span>
      </h3>
      <ul className={classes.entries}>
        {entries.slice(0, shown).map((entry) => (
          <li key={entry.key} className={classes.entry}>
            <span className={classes.entryTitle} dir="auto">
              {entry.title}
            </span>
            <span className={classes.entrySubtitle}>{entry.subtitle}</span>
            {action ? (
              <Button
                variant="subtle"
                size="compact-xs"
                color="gray"
                aria-label={`${action.label} ${entry.title}`}
                onClick={() => action.onClick(entry.key)}
              >
                {action.label}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {entries.length > shown ? (
        <Button variant="subtle" size="compact-xs" onClick={() => setShown(shown + shownMore)}>
          {`Show ${formatCount(Math.min(entries.length - shown, shownMore))} more`}
        </Button>
      ) : null}
    </section>
  );
}
