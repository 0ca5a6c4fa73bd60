/** The clock on the wall somewhere, as if it were UTC: Unix seconds shifted by the zone's offset at that moment. */
export type WallTime = (unixSeconds: number) => number;

/** Offsets change at quarters of an hour; asking for one is slow, and the times of a list lie close together. */
const quarterSeconds = 900;
const mostKept = 20_000;

export function wallTimeIn(timeZone: string): WallTime {
  if (timeZone === "UTC") return (seconds) => seconds;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    era: "short",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const offsets = new Map<number, number>();
  return (seconds) => {
    const quarter = Math.floor(seconds / quarterSeconds);
    let offset = offsets.get(quarter);
    if (offset === undefined) {
      if (offsets.size >= mostKept) offsets.clear();
      offset = offsetAt(format, quarter * quarterSeconds);
      offsets.set(quarter, offset);
    }
    return seconds + offset;
  };
}

function offsetAt(format: Intl.DateTimeFormat, seconds: number): number {
  const parts = new Map(
    format.formatToParts(seconds * 1000).map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => Number(parts.get(name));
  const year = parts.get("era") === "BC" ? 1 - part("year") : part("year");
  const wall = new Date(0);
  wall.setUTCFullYear(year, part("month") - 1, part("day"));
  wall.setUTCHours(part("hour"), part("minute"), part("second"));
  return wall.getTime() / 1000 - seconds;
}
