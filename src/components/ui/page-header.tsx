import type { ReactNode } from "react";
import { formatCount } from "../../lib/format.ts";
import classes from "./page-header.module.css";

/** The bar on top of every page; its title is the page's only `h1` and the browser's title. */
export function PageHeader({
  title,
  count,
  beside,
  trail,
  children,
}: {
  title: string;
  /** How many records the page is about. */
  count?: number | undefined;
  /** What the records are narrowed to, right after their count. */
  beside?: ReactNode;
  /** Links to the pages above this one. */
  trail?: ReactNode;
  /** What can be done here, at the right. */
  children?: ReactNode;
}) {
  return (
    <header className={classes.header}>
      <title>{`${title} · Objectory`}</title>
      {trail ? (
        <nav aria-label="Breadcrumb" className={classes.trail}>
          {trail}
          <span aria-hidden>/</span>
        </nav>
      ) : null}
      <h1 className={classes.title} title={title}>
        {title}
      </h1>
      {count === undefined ? null : <span className={classes.count}>{formatCount(count)}</span>}
      {beside}
      <div className={classes.actions}>{children}</div>
    </header>
  );
}
