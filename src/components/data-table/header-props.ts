import type { ColumnHead } from "./column.ts";

/** How a header stands in its row. */
export function headerProps({ id, align, hint, pinnedAt }: ColumnHead) {
  return {
    "data-column": id,
    "data-align": align,
    "data-pinned": pinnedAt === undefined ? undefined : "",
    style: pinnedAt === undefined ? undefined : { left: pinnedAt },
    title: hint,
  };
}
