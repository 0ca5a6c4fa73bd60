import type { FacetField } from "./facet-field.ts";
import type { ValueColumn } from "./value-column.ts";

/** A group by its value; null for rows without one. */
export interface RowGroup {
  value: string | boolean | null;
  count: number;
}

export interface GroupedRows {
  /** In their order, none of them empty. */
  groups: RowGroup[];
  /** The place in `groups` of each row, in the order of `ValueColumn.codes`; -1 for those beyond. */
  groupOf: Int32Array;
  leftOut: number;
}

/** Sort rows into groups by their value of a list or a boolean; at most `most` groups. */
export function groupRows(
  column: ValueColumn,
  { kind, options }: FacetField,
  codes: Int32Array,
  most: number,
): GroupedRows {
  const counts = new Map<string | boolean | null, number>();
  const values = column.sources.map((source) => valueOf(kind, source));
  for (const code of codes) {
    const value = values[code] ?? null;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const ordered = [...counts.keys()].toSorted(byPlace(options.map(({ label }) => label)));
  const groups = ordered.slice(0, most).map((value) => ({ value, count: counts.get(value) ?? 0 }));
  const placeOf = new Map(groups.map(({ value }, place) => [value, place]));
  return {
    groups,
    groupOf: codes.map((code) => placeOf.get(values[code] ?? null) ?? -1),
    leftOut: ordered.length - groups.length,
  };
}

/** As a filter sees it: what is not of the field's type is no value. */
function valueOf(kind: FacetField["kind"], source: string): string | boolean | null {
  if (kind === "boolean") return source === "true" ? true : source === "false" ? false : null;
  return source.startsWith('"') ? String(JSON.parse(source)) : null;
}

function byPlace(labels: readonly string[]) {
  type Value = RowGroup["value"];
  function placeOf(value: Value): number {
    if (value === null) return labels.length + 1;
    if (typeof value === "boolean") return value ? 0 : 1;
    const place = labels.indexOf(value);
    return place < 0 ? labels.length : place;
  }
  return (a: Value, b: Value) => placeOf(a) - placeOf(b) || (String(a) < String(b) ? -1 : 1);
}
