import type { ExportSource } from "./export-source.ts";

const { timeZone } = Intl.DateTimeFormat().resolvedOptions();

type Narrowing = Pick<ExportSource, "parameters" | "search">;

/** Which rows and in which order: what the list asks for; or of those the selected ones. */
export function narrowingQuery(
  { parameters, search: { q, filter, sort } }: Narrowing,
  ids: readonly string[] | undefined,
) {
  const selected = ids && JSON.stringify({ field: "id", operator: "IN", value: ids });
  return { ...parameters, q, filter: selected ?? filter, sort, time_zone: timeZone };
}

/** False where all rows go into the file. */
export function isNarrowed(
  { parameters, search: { q, filter } }: Narrowing,
  ids: readonly string[] | undefined,
): boolean {
  return [q, filter, ids, ...Object.values(parameters)].some((part) => part !== undefined);
}
