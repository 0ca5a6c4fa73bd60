import { useId, type ReactNode } from "react";
import classes from "./fact-group.module.css";

export interface Fact {
  label: string;
  /** What the label leaves open, shown on hover. */
  hint?: string | undefined;
  /** Undefined where the record has no such value. */
  value: ReactNode;
}

/** Facts under a heading, labels beside values; where none is known, a single line says so. */
export function FactGroup({ title, facts }: { title: string; facts: Fact[] }) {
  const id = useId();
  const isEmpty = facts.every(({ value }) => value === undefined);
  return (
    <section aria-labelledby={id} className={classes.group}>
      <h2 id={id} className={classes.title}>
        {title}
      </h2>
      {isEmpty ? (
        <p className={classes.nothing}>Nothing recorded</p>
      ) : (
        <dl className={classes.facts}>
          {facts.map(({ label, hint, value }) => (
            <div key={label} className={classes.fact}>
              <dt title={hint}>{label}</dt>
              <dd>{value === undefined ? <span className={classes.unset}>—</span> : value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
