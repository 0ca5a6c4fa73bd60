const numberFormat = new Intl.NumberFormat("en-US");
const dateFormat = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
});
const shortDateFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const dateTimeFormat = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  timeZoneName: "short",
});
const zoneFormat = new Intl.DateTimeFormat("en-GB", { timeZoneName: "short" });
const timeOfDayFormat = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const dayFormat = new Intl.DateTimeFormat("en-GB", {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
});
const elapsedFormat = new Intl.RelativeTimeFormat("en", { style: "short" });
const relativeFormat = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "short" });

/** A count with separators: `12,400`. */
export function formatCount(count: number): string {
  return numberFormat.format(count);
}

/** `1 order`, `12,400 orders`. */
export function formatQuantity(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

/**
 * A number as it was written, its whole part grouped: `1,020.00`, never rounded. Digits that are rather an id than a
 * quantity, more than twelve of them, and exponents stay as they are.
 */
export function formatDigits(source: string): string {
  const match = /^(-?)(\d{1,12})(\.\d+)?$/.exec(source);
  if (!match) return source;
  const [, sign = "", whole = "", fraction = ""] = match;
  return `${sign}${whole.replaceAll(/\B(?=(\d{3})+$)/g, ",")}${fraction}`;
}

/** `3 Mar 2026` in the viewer's zone. */
export function formatDate(unixSeconds: number): string {
  return dateFormat.format(unixSeconds * 1000);
}

/** `3 Mar 2026, 10:15:00 CET` in the viewer's zone. */
export function formatDateTime(unixSeconds: number): string {
  return dateTimeFormat.format(unixSeconds * 1000);
}

/** `CET`: the viewer's zone at a time. */
export function formatZone(unixSeconds: number): string {
  const parts = zoneFormat.formatToParts(unixSeconds * 1000);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
}

/** `10:15` in the viewer's zone. */
export function formatTimeOfDay(unixSeconds: number): string {
  return timeOfDayFormat.format(unixSeconds * 1000);
}

/** `Tuesday 3 March 2026` in the viewer's zone; the same text for all times of one day. */
export function formatDay(unixSeconds: number): string {
  return dayFormat.format(unixSeconds * 1000);
}

/** ISO 8601 in UTC, to the second. */
export function formatIso(unixSeconds: number): string {
  return new Date(unixSeconds * 1000).toISOString().replace(".000", "");
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["second", 60],
  ["minute", 60],
  ["hour", 24],
  ["day", 7],
];

/** `3 min. ago`, `in 2 days`; a date once it is a week away. */
export function formatAge(unixSeconds: number, nowMs = Date.now()): string {
  let distance = unixSeconds - nowMs / 1000;
  for (const [unit, size] of steps) {
    if (Math.abs(distance) < size) return relativeFormat.format(Math.round(distance), unit);
    distance /= size;
  }
  const sameYear = new Date(unixSeconds * 1000).getFullYear() === new Date(nowMs).getFullYear();
  return (sameYear ? shortDateFormat : dateFormat).format(unixSeconds * 1000);
}

const elapsedSteps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["second", 60],
  ["minute", 60],
  ["hour", 24],
  ["day", 30.44],
  ["month", 12],
];

/** `3 min. ago`, `5 mo. ago`, `2 yr. ago`: an age to stand beside the date. */
export function formatElapsed(unixSeconds: number, nowMs = Date.now()): string {
  let distance = unixSeconds - nowMs / 1000;
  for (const [unit, size] of elapsedSteps) {
    if (Math.abs(distance) < size) return elapsed(distance, unit);
    distance /= size;
  }
  return elapsed(distance, "year");
}

/** Whole units only: three years and nine months are three years. */
function elapsed(distance: number, unit: Intl.RelativeTimeFormatUnit): string {
  return elapsedFormat.format(Math.trunc(distance), unit);
}
