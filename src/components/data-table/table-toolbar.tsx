import type { ReactNode } from "react";
import classes from "./table-toolbar.module.css";

/** The row above a table: what it is narrowed to. */
export function TableToolbar({ children }: { children: ReactNode }) {
  return <div className={classes.toolbar}>{children}</div>;
}
