/** The order in which one column stands before or behind another. */
export function moveBeside(
  ids: string[],
  moved: string,
  { id, side }: { id: string; side: "before" | "behind" },
): string[] {
  const others = ids.filter((other) => other !== moved);
  const at = others.indexOf(id) + (side === "behind" ? 1 : 0);
  return [...others.slice(0, at), moved, ...others.slice(at)];
}
