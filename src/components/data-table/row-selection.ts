import { useState } from "react";

/** Rows that are selected one by one, also on other pages, or all that match, wherever they are. */
type Selected<Row> = ReadonlyMap<string, Row> | "all";

export interface RowSelection<Row> {
  /** Undefined while all that match are selected. */
  rows: ReadonlyMap<string, Row> | undefined;
  has: (id: string) => boolean;
  /** Where all that match were selected, those of `among` stay selected: by default, what is shown. */
  set: (rows: Row[], isSelected: boolean, among?: Row[]) => void;
  selectAll: () => void;
  clear: () => void;
}

const none: ReadonlyMap<string, never> = new Map<string, never>();

/**
 * The rows of a list that somebody has selected. They stay so from page to page; another list, which has another
 * `key`, has none. Where all are selected, taking one out leaves those of `shown` that remain.
 */
export function useRowSelection<Row>(
  key: string,
  shown: Row[],
  getRowId: (row: Row) => string,
): RowSelection<Row> {
  const [{ of, selected }, setState] = useState<{ of: string; selected: Selected<Row> }>({
    of: key,
    selected: none,
  });
  const now = of === key ? selected : none;
  const rows = now === "all" ? undefined : now;
  const keep = (next: Selected<Row>) => setState({ of: key, selected: next });
  return {
    rows,
    has: (id) => rows?.has(id) ?? true,
    set: (changed, isSelected, among = shown) => {
      const before = rows ?? new Map(among.map((row) => [getRowId(row), row]));
      const next = new Map(before);
      for (const row of changed) {
        if (isSelected) next.set(getRowId(row), row);
        else next.delete(getRowId(row));
      }
      keep(next);
    },
    selectAll: () => keep("all"),
    clear: () => keep(none),
  };
}
