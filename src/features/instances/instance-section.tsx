import { useId, type ReactNode } from "react";
import classes from "./instance-section.module.css";

/** Rows under a heading, labels beside values; the same rows show a record and edit it, so nothing moves between the two. */
export function InstanceSection({
  title,
  note,
  isQuiet = false,
  children,
}: {
  title: string;
  /** A sentence about all of the rows. */
  note?: ReactNode;
  isQuiet?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.section} data-quiet={isQuiet || undefined}>
      <h2 id={id} className={classes.title}>
        {title}
      </h2>
      {note ? <p className={classes.note}>{note}</p> : null}
      <dl className={classes.rows}>{children}</dl>
    </section>
  );
}

export function InstanceRow({
  label,
  mark,
  hint,
  isEdited = false,
  controls,
  children,
}: {
  label: ReactNode;
  /** A word beside the label, such as that the value is required. */
  mark?: string | undefined;
  /** What the label leaves open, on hover. */
  hint?: string | undefined;
  /** The value is about to change. */
  isEdited?: boolean;
  /** What can be done with the value, at its right. */
  controls?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={classes.row} data-edited={isEdited || undefined}>
      <dt title={hint}>
        <span className={classes.label}>{label}</span>
        {mark ? <span className={classes.mark}>{mark}</span> : null}
      </dt>
      <dd>
        <div className={classes.value}>{children}</div>
        <div className={classes.controls}>{controls}</div>
      </dd>
    </div>
  );
}
