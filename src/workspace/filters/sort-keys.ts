import type { SortKey } from "../../../contract/query-filter.ts";

/** The keys of an order as an address holds it; what makes no sense is left to the server to refuse. */
export function readSort(text: string | undefined): SortKey[] {
  try {
    const keys: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(keys) ? keys.filter(isKey) : [];
  } catch {
    return [];
  }
}

function isKey(key: unknown): key is SortKey {
  return typeof key === "object" && key !== null && "field" in key && "order" in key;
}

export function writeSort(keys: readonly SortKey[]): string | undefined {
  return keys.length === 0 ? undefined : JSON.stringify(keys);
}

/**
 * Sorts by a field instead of the keys so far or, with `adds`, behind them; in its place where it is one of them.
 * Without an order the field is left out.
 */
export function sortBy(
  text: string | undefined,
  field: string,
  order: SortKey["order"] | undefined,
  adds: boolean,
): string | undefined {
  const keys = readSort(text);
  const others = keys.filter((key) => key.field !== field);
  if (order === undefined) return writeSort(others);
  if (!adds) return writeSort([{ field, order }]);
  const isKnown = others.length < keys.length;
  return writeSort(
    isKnown
      ? keys.map((key) => (key.field === field ? { field, order } : key))
      : [...others, { field, order }],
  );
}
