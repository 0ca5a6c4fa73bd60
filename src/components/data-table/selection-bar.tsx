import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { formatCount } from "../../lib/format.ts";
import type { RowSelection } from "./row-selection.ts";
import classes from "./selection-bar.module.css";

/** How many rows are selected, on all pages, and what can be done with them. */
export function SelectionBar<Row>({
  selection,
  total,
  isExact,
  children,
}: {
  selection: RowSelection<Row>;
  /** How many match; at least so many where that is not exact. */
  total: number;
  isExact: boolean;
  /** What can be done, as buttons. */
  children: ReactNode;
}) {
  const { rows, selectAll, clear } = selection;
  const all = `${isExact ? "" : "at least "}${formatCount(total)}`;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape clears from wherever the focus is inside
    <section
      className={classes.bar}
      aria-label="Selection"
      onKeyDown={({ key }) => {
        if (key === "Escape") clear();
      }}
    >
      <span className={classes.count} role="status">
        {rows ? `${formatCount(rows.size)} selected` : `All ${all} matching selected`}
      </span>
      {rows && (rows.size < total || !isExact) ? (
        <Button variant="subtle" onClick={selectAll}>
          Select all {all} matching
        </Button>
      ) : null}
      <span className={classes.actions}>
        {children}
        <Button variant="subtle" color="gray" onClick={clear}>
          Clear
        </Button>
      </span>
    </section>
  );
}
