import type { ReactNode } from "react";

/** A column of a `DataTable`. The first one holds the record's link and stays put when the table scrolls sideways. */
export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the end, so that their digits line up. */
  align?: "start" | "end";
  /** In pixels. */
  width: number;
  /** Takes the room that the others leave; one column at most. */
  grows?: true;
  /** Where the cell goes when the row is a card on a phone; left out there by default. */
  card?: "title" | "detail" | "corner";
}
