import { Button } from "@mantine/core";
import { useId, type ReactNode } from "react";
import { formatCount } from "../../lib/format.ts";
import classes from "./associations-panel.module.css";

/** The records behind one attribute: how many there are, a way to link more, and the first of them. */
export function AssociationGroup({
  heading,
  total,
  attributeName,
  through,
  link,
  children,
}: {
  heading: ReactNode;
  total: number;
  attributeName: string;
  /** Says in a sentence which attribute of which record this is. */
  through: string;
  link: { label: string; description: string; onClick: () => void } | undefined;
  /** Rows and remarks, none where nothing is linked. */
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.group}>
      <header className={classes.groupHeader}>
        <h3 id={id}>
          {heading} <span className={classes.total}>· {formatCount(total)}</span>{" "}
          <code className={classes.attribute} title={through}>
            {attributeName}
          </code>
        </h3>
        {link ? (
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={link.description}
            onClick={link.onClick}
          >
            {link.label}
          </Button>
        ) : null}
      </header>
      {children}
    </section>
  );
}

/** One linked record: its name and when it changed, below them what tells it apart. */
export function AssociationRow({
  title,
  age,
  details,
  unlink,
}: {
  title: ReactNode;
  age?: ReactNode;
  details?: ReactNode;
  unlink: ReactNode;
}) {
  return (
    <li className={classes.row}>
      <div className={classes.rowText}>
        <div className={classes.rowTitle}>{title}</div>
        {details ? <div className={classes.rowDetails}>{details}</div> : null}
      </div>
      <span className={classes.age}>{age}</span>
      {unlink}
    </li>
  );
}
