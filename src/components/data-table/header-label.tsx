import {
  Icon123,
  IconAlignLeft,
  IconArrowUpRight,
  IconCalendar,
  IconHash,
  IconList,
  IconToggleLeft,
  type Icon,
} from "@tabler/icons-react";
import type { ColumnHead, ColumnKind } from "./column.ts";
import classes from "./data-table.module.css";

const marks: Record<ColumnKind, Icon> = {
  text: IconAlignLeft,
  number: Icon123,
  date: IconCalendar,
  list: IconList,
  boolean: IconToggleLeft,
  reference: IconArrowUpRight,
  id: IconHash,
};

/** The name of a column, with a mark of what it holds. */
export function HeaderLabel({ column }: { column: ColumnHead }) {
  const Mark = column.kind && marks[column.kind];
  return (
    <>
      {Mark ? <Mark size={14} stroke={1.5} className={classes.mark} aria-hidden /> : null}
      {column.header}
    </>
  );
}
