import { Temporal } from "temporal-polyfill";
import type { FacetBin } from "../../../../contract/facets.ts";

/** A time in Unix seconds, and how many records hold it. */
export interface CountedTime {
  seconds: number;
  count: number;
}

type PlainDate = ReturnType<typeof Temporal.PlainDate.from>;

interface CalendarUnit {
  /** The most bins of this unit that still are easy to look at. */
  most: number;
  step: { days?: number; weeks?: number; months?: number; years?: number };
  startOf: (day: PlainDate) => PlainDate;
}

const years = (count: number): CalendarUnit => ({
  most: 40,
  step: { years: count },
  startOf: (day) =>
    day.with({ year: Math.max(1, day.year - (day.year % count)), month: 1, day: 1 }),
});
const months = (count: number, most: number): CalendarUnit => ({
  most,
  step: { months: count },
  startOf: (day) => day.with({ month: day.month - ((day.month - 1) % count), day: 1 }),
});

/** From the finest on. */
const units: CalendarUnit[] = [
  { most: 31, step: { days: 1 }, startOf: (day) => day },
  { most: 26, step: { weeks: 1 }, startOf: (day) => day.subtract({ days: day.dayOfWeek - 1 }) },
  months(1, 36),
  months(3, 32),
  years(1),
  years(10),
  years(100),
  years(1000),
];

/** A week into the year 1: days before it can't be named in a filter. */
const earliest = -62_135_000_000;

/** Days, weeks from Monday, months, quarters, years or more in the viewer's zone, whichever shows the times best. */
export function dateBins(
  values: readonly CountedTime[],
  span: { earliest: number; latest: number },
  timeZone: string,
): FacetBin[] {
  if (span.latest < earliest) return [];
  const min = Math.max(span.earliest, earliest);
  const starts = startsOf(dayOf(min, timeZone), dayOf(span.latest, timeZone));
  const edges = starts.map((day) => day.toZonedDateTime(timeZone).epochMilliseconds / 1000);
  const counts = starts.map(() => 0);
  for (const { seconds, count } of values) {
    if (seconds < earliest) continue;
    const bin = lastAtMost(edges, seconds);
    counts[bin] = (counts[bin] ?? 0) + count;
  }
  return starts.slice(0, -1).flatMap((day, index) => {
    const to = starts[index + 1]?.subtract({ days: 1 });
    return to ? [{ from: day.toString(), to: to.toString(), count: counts[index] ?? 0 }] : [];
  });
}

function dayOf(seconds: number, timeZone: string): PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
}

/** The first days of the bins, and the day after the last of them. */
function startsOf(first: PlainDate, last: PlainDate): PlainDate[] {
  for (const { most, step, startOf } of units) {
    const starts = [startOf(first)];
    for (let day = startOf(first); starts.length <= most;) {
      day = day.add(step);
      starts.push(day);
      if (Temporal.PlainDate.compare(day, last) > 0) return starts;
    }
  }
  return [];
}

/** The place of the last edge that is not above a value; edges ascend and the first is not above it. */
function lastAtMost(edges: readonly number[], value: number): number {
  let low = 0;
  let high = edges.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((edges[middle] ?? Infinity) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
