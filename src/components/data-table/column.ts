import type { ReactNode } from "react";

/** What a column holds, as its header marks it. */
export type ColumnKind = "text" | "number" | "date" | "list" | "boolean" | "reference" | "id";

/** What a header knows of its column. */
export interface ColumnHead {
  /** The name of the field on the wire, where the column shows one. */
  id: string;
  header: string;
  kind?: ColumnKind;
  /** What the header tells on hover beside its name, such as where a reference leads. */
  hint?: string;
  /** Numbers stand at the end, so that their digits line up. */
  align?: "start" | "end";
  /** In pixels. */
  width: number;
  /** Why the rows can't be put in the order of the column; absent where they can. */
  unsortable?: string;
  /** Whether the rows can't be filtered by it. */
  unfilterable?: true;
  /** Out of sight until somebody chooses it. */
  isExtra?: true;
  /** Stays put when the table scrolls sideways, so far from its start. */
  pinnedAt?: number;
}

/** A column of a `DataTable`. The first one holds the record's link and stays put when the table scrolls sideways. */
export interface Column<Row> extends ColumnHead {
  cell: (row: Row) => ReactNode;
  /** Takes the room that the others leave; one column at most. */
  grows?: true;
  /** Where the cell goes when the row is a card on a phone; left out there by default. */
  card?: "title" | "detail" | "corner";
}
