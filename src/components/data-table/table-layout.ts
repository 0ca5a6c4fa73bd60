import * as z from "zod/mini";
import { catch as orElse } from "zod/mini";
import { lenient } from "../../lib/lenient.ts";
import type { Column } from "./column.ts";

export const narrowest = 60;
export const widest = 1200;
/** The column of checkboxes. */
export const checkWidth = 36;

/** The row below all others. */
export const footHeight = 44;

/** What a column of numbers can come to, of all rows. */
export const figures = ["sum", "average", "min", "max"] as const;
export type Figure = (typeof figures)[number];

/** How somebody has arranged a table; what a saved view holds of it. A part that makes no sense counts as absent. */
export const tableLayoutSchema = z.object({
  /** The columns in sight, in their order; undefined where that is up to the table. */
  columns: lenient(z.array(z.string())),
  /** Beside the first column, which always is. */
  pinned: orElse(z.array(z.string()), []),
  /** In pixels; only those that were changed. */
  widths: orElse(
    z.record(z.string(), z.number().check(z.minimum(narrowest), z.maximum(widest))),
    {},
  ),
  density: orElse(z.enum(["comfortable", "compact"]), "comfortable"),
  /** The field whose values the rows are grouped by. */
  groupBy: lenient(z.string()),
  /** What the foot of the table tells, by column. */
  figures: orElse(z.record(z.string(), z.enum(figures)), {}),
});
export type TableLayout = z.infer<typeof tableLayoutSchema>;

/** Reads what an address, the browser or a view keeps as JSON; undefined where it is none. */
export function readJson(text: string | null | undefined): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The columns as a layout has them: the first one first, then the pinned ones, then the others in their order. A
 * column that is no more is left out; one that was sized no longer takes the rest of the room. `startsAt` is the room before the first one.
 */
export function arrangeColumns<Row>(
  columns: Column<Row>[],
  { columns: shownIds, pinned, widths }: TableLayout,
  startsAt = 0,
): Column<Row>[] {
  const [first, ...others] = columns;
  if (!first) return [];
  const shown = shownIds
    ? shownIds.flatMap((id) => others.find((column) => column.id === id) ?? [])
    : others.filter(({ isExtra }) => !isExtra);
  const isPinned = ({ id }: Column<Row>) => pinned.includes(id);
  const stay = [first, ...shown.filter(isPinned)];
  let left = startsAt;
  return [...stay, ...shown.filter((column) => !isPinned(column))].map((column, index) => {
    const { grows, ...sized } = { ...column, width: widths[column.id] ?? column.width };
    const pinnedAt = left;
    left += sized.width;
    const isGrowing = grows && widths[column.id] === undefined;
    return {
      ...sized,
      ...(isGrowing ? { grows } : {}),
      ...(index < stay.length ? { pinnedAt } : {}),
    };
  });
}
