/** `42%`; `100%` and `0%` only where it is all or none. */
export function shareOf(part: number, whole: number): string {
  if (whole === 0) return "–";
  const percent = Math.round((part / whole) * 100);
  if (percent === 100 && part < whole) return "> 99%";
  if (percent === 0 && part > 0) return "< 1%";
  return `${percent}%`;
}
