const firstYear = 1;
const lastYear = 9999;

/**
 * A time on the viewer's clock, exactly as `<input type="datetime-local">` writes it: seconds stand there only where they
 * are not zero. Undefined for a time that such an input can't show.
 */
export function toLocalDateTime(unixSeconds: number): string | undefined {
  const date = new Date(unixSeconds * 1000);
  const year = date.getFullYear();
  if (!Number.isInteger(unixSeconds) || !(year >= firstYear && year <= lastYear)) return undefined;
  const day = `${pad(year, 4)}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  const seconds = date.getSeconds();
  const clock = `${pad(date.getHours())}:${pad(date.getMinutes())}`;
  return `${day}T${clock}${seconds === 0 ? "" : `:${pad(seconds)}`}`;
}

/** Unix seconds; a time that the clock shows twice is the first of the two, one that it skips is moved past the gap. */
export function fromLocalDateTime(text: string): number | undefined {
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : Math.floor(milliseconds / 1000);
}

function pad(number: number, digits = 2): string {
  return String(number).padStart(digits, "0");
}
