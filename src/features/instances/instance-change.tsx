import { IconArrowRight } from "@tabler/icons-react";
import { VisuallyHidden } from "@mantine/core";
import type { JsonValue } from "../../../contract/json.ts";
import { TimeWithAge } from "../../components/ui/time.tsx";
import { typeChange } from "./instance-changes.ts";
import type { Draft } from "./instance-draft.ts";
import type { InstanceField } from "./instance-fields.ts";
import classes from "./instance-review.module.css";
import { InstanceValue } from "./instance-value.tsx";

/** What a value was and what it will be, with a word where its type changes too. */
export function InstanceChange({
  field,
  draft,
  value,
}: {
  field: InstanceField;
  draft: Draft;
  value: JsonValue | undefined;
}) {
  const types = field.kind === "relationship" ? undefined : typeChange(field.stored, value);
  return (
    <span className={classes.sides}>
      <span className={classes.before}>
        <VisuallyHidden>From </VisuallyHidden>
        <FieldValue field={field} draft={field.initial} value={field.stored} />
      </span>
      <span className={classes.after}>
        <IconArrowRight size={14} stroke={1.5} aria-hidden />
        <VisuallyHidden> to </VisuallyHidden>
        <span>
          <FieldValue field={field} draft={draft} value={value} />
          {types ? <span className={classes.types}>{types}</span> : null}
        </span>
      </span>
    </span>
  );
}

/** The value of a field, wherever it stands: references by their names, the record's own fields as the record shows them. */
export function FieldValue({
  field,
  draft,
  value,
}: {
  field: InstanceField;
  draft: Draft;
  value: JsonValue | undefined;
}) {
  if (draft.state === "references") {
    const titles = draft.records.map(({ title }) => title);
    return titles.length > 0 ? <bdi>{titles.join(", ")}</bdi> : <None />;
  }
  if (field.owner !== "instance")
    return <InstanceValue attribute={field.attribute} value={value} />;
  if (value === null || value === undefined) return <None />;
  if (typeof value === "number") return <TimeWithAge unixSeconds={value} />;
  return <code>{typeof value === "string" ? value : JSON.stringify(value)}</code>;
}

function None() {
  return <span className={classes.none}>none</span>;
}
