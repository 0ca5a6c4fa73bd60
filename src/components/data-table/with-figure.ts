import type { Figure, TableLayout } from "./table-layout.ts";

/** The figures of a table with that of one column changed, or without it. */
export function withFigure(
  figures: TableLayout["figures"],
  id: string,
  figure: Figure | undefined,
): TableLayout["figures"] {
  const { [id]: _before, ...others } = figures;
  return figure ? { ...others, [id]: figure } : others;
}
