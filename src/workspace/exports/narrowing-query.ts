import type { ExportSource } from "./export-source.ts";

const { timeZone } = Intl.DateTimeFormat().resolvedOptions();

/** Which rows and in which order: what the list asks for; or of those the selected ones. */
export function narrowingQuery(
  { narrowing, search: { sort } }: Pick<ExportSource, "narrowing" | "search">,
  ids: readonly string[] | undefined,
): Record<string, string> {
  return {
    ...narrowing,
    ...(sort === undefined ? {} : { sort }),
    ...(ids ? { filter: JSON.stringify({ field: "id", operator: "IN", value: ids }) } : {}),
    time_zone: timeZone,
  };
}
