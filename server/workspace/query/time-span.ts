import { Temporal } from "temporal-polyfill";

/** Unix seconds; the start belongs to it, the end does not. */
export interface TimeSpan {
  start: number;
  end: number;
}

/** Where the viewer is and what time it is, for days and for spans such as `last 7 days`. */
export interface Clock {
  /** As the IANA names it. */
  timeZone: string;
  /** Unix seconds. */
  now: number;
}

type PlainDate = ReturnType<typeof Temporal.PlainDate.from>;

const hourSeconds = 3600;

/** A day such as `2026-11-01`, which may have 23 hours or 25; undefined for other text. */
export function daySpan(text: string, { timeZone }: Clock): TimeSpan | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  try {
    const day = Temporal.PlainDate.from(text, { overflow: "reject" });
    return spanOf(day, day.add({ days: 1 }), timeZone);
  } catch {
    return undefined;
  }
}

/** What a text that `timeSpanPattern` matches means now. */
export function timeSpanOf(text: string, { timeZone, now }: Clock): TimeSpan {
  const today = Temporal.Instant.fromEpochMilliseconds(now * 1000)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  const [first = "", second = "", unit = second] = text.split(" ");
  if (unit === "hours") {
    const seconds = Number(second) * hourSeconds;
    return first === "last"
      ? { start: now - seconds, end: now + 1 }
      : { start: now, end: now + seconds + 1 };
  }
  const [start, end] = /^\d/.test(second)
    ? daysAround(today, first, { [unit]: Number(second) })
    : calendarUnit(today, first, second);
  return spanOf(start, end, timeZone);
}

/** So much time with today as its last day, or as its first. */
function daysAround(
  today: PlainDate,
  direction: string,
  length: Record<string, number>,
): [PlainDate, PlainDate] {
  const tomorrow = today.add({ days: 1 });
  return direction === "last" ? [tomorrow.subtract(length), tomorrow] : [today, today.add(length)];
}

const placeOf: Record<string, number> = { yesterday: -1, last: -1, next: 1, tomorrow: 1 };

/** A whole day, week, month, quarter or year: the one with today in it, the one before it or the one after. */
function calendarUnit(today: PlainDate, which: string, unit: string): [PlainDate, PlainDate] {
  const place = placeOf[which] ?? 0;
  switch (unit) {
    case "week":
      return unitsFrom(today.subtract({ days: today.dayOfWeek - 1 }), { weeks: 1 }, place);
    case "month":
      return unitsFrom(today.with({ day: 1 }), { months: 1 }, place);
    case "quarter": {
      const month = today.month - ((today.month - 1) % 3);
      return unitsFrom(today.with({ day: 1, month }), { months: 3 }, place);
    }
    case "year":
      return unitsFrom(today.with({ day: 1, month: 1 }), { years: 1 }, place);
    default:
      return unitsFrom(today, { days: 1 }, place);
  }
}

function unitsFrom(
  first: PlainDate,
  length: Record<string, number>,
  place: number,
): [PlainDate, PlainDate] {
  const start = place < 0 ? first.subtract(length) : place > 0 ? first.add(length) : first;
  return [start, start.add(length)];
}

function spanOf(start: PlainDate, end: PlainDate, timeZone: string): TimeSpan {
  const seconds = (date: PlainDate) => date.toZonedDateTime(timeZone).epochMilliseconds / 1000;
  return { start: seconds(start), end: seconds(end) };
}
