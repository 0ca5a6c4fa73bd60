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
      <section aria-label={label} className={classes.main}>
        {children}
      </section>
      <aside aria-label={asideLabel} className={classes.aside}>
        {aside}
      </aside>
    </div>
  );
}
