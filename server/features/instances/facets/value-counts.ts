import type { AttributeOption } from "../../../../contract/attributes.ts";
import type { ValueCount } from "../../../../contract/facets.ts";
import { firstItems } from "./first-items.ts";
import type { CountedColumn } from "./value-column.ts";

const mostValues = 20;
const longestValue = 200;

/**
 * The most frequent first, among equals in the order of their JSON; an empty text is told by the fill rate. None where
 * there are many values and each occurs once.
 */
export function mostFrequent({ column, codes, counts }: CountedColumn): ValueCount[] {
  const sourceOf = (code: number) => column.sources[code] ?? "";
  const countOf = (code: number) => counts[code] ?? 0;
  const told = codes.filter((code) => sourceOf(code) !== '""');
  if (told.length > mostValues && told.every((code) => countOf(code) === 1)) return [];
  const first = firstItems(
    told,
    mostValues,
    (a, b) => countOf(a) > countOf(b) || (countOf(a) === countOf(b) && sourceOf(a) < sourceOf(b)),
  );
  return first.map((code) => {
    const source = sourceOf(code);
    const value = source.startsWith('"') ? textOf(source) : source;
    const is_whole = value.length <= longestValue;
    const shown = is_whole ? value : value.slice(0, longestValue).toWellFormed();
    return { value: shown, count: countOf(code), is_whole };
  });
}

export function optionCounts(
  { column, codes, counts }: CountedColumn,
  options: readonly AttributeOption[],
): ValueCount[] {
  const countOf = new Map(
    codes.map((code) => [textOf(column.sources[code] ?? '""'), counts[code] ?? 0]),
  );
  const listed = options
    .filter(({ label, archived }) => !archived || countOf.has(label))
    .map(({ label }) => label);
  const known = new Set(listed);
  const others = [...countOf.keys()].filter((label) => label !== "" && !known.has(label));
  const shown = [...listed, ...others.toSorted().slice(0, mostValues)];
  return shown.map((value) => ({ value, count: countOf.get(value) ?? 0, is_whole: true }));
}

export function truthCounts({ column, codes, counts }: CountedColumn): ValueCount[] {
  return [true, false].map((value) => {
    const found = codes.find((code) => column.sources[code] === String(value));
    const count = found === undefined ? 0 : (counts[found] ?? 0);
    return { value, count, is_whole: true };
  });
}

function textOf(source: string): string {
  return String(JSON.parse(source));
}
