import type { ReactNode } from "react";
import classes from "./record-layout.module.css";

/** A record's page below its header in two columns that scroll by themselves; on narrow screens one below the other. */
export function RecordLayout({
  label,
  children,
  asideLabel,
  aside,
}: {
  label: string;
  children: ReactNode;
  asideLabel: string;
  aside: ReactNode;
}) {
  return (
    <div className={classes.columns}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a column of mere text is scrolled with the keyboard only when Tab reaches it */}
      <section aria-label={label} className={classes.main} tabIndex={0}>
        {children}
      </section>
      <aside aria-label={asideLabel} className={classes.aside}>
        {aside}
      </aside>
    </div>
  );
}
