const padding = 26;

/** How wide a column must be for all its cells that are drawn. `header` is anything in its header. */
export function fittingWidth(header: HTMLElement): number {
  const head = header.closest("th");
  const rows = head?.closest("table")?.tBodies[0]?.rows ?? [];
  const cells = [...rows].flatMap(({ cells: inRow }) => inRow[head?.cellIndex ?? 0] ?? []);
  const name = head?.querySelector("button") ?? head;
  return Math.max(...[...cells, ...(name ? [name] : [])].map(contentWidth)) + padding;
}

function contentWidth(element: HTMLElement): number {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect().width;
}
