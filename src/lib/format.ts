// The browser's own formats cost up to a tenth of a second when the first of them is made. So lists do without them,
// and the long forms of a time make theirs when they are first told.
export const months = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sept",
  "Oct",
  "Nov",
  "Dec",
];
const longForms = {
  dateTime: {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  },
  zone: { timeZoneName: "short" },
  timeOfDay: { hour: "2-digit", minute: "2-digit" },
  day: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;
const made = new Map<string, Intl.DateTimeFormat>();

function longFormat(form: keyof typeof longForms): Intl.DateTimeFormat {
  const format = made.get(form) ?? new Intl.DateTimeFormat("en-GB", longForms[form]);
  made.set(form, format);
  return format;
}

/** A count with separators: `12,400`. */
export function formatCount(count: number): string {
  return grouped(String(count));
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
  return `${sign}${grouped(whole)}${fraction}`;
}

/** A quantity by all its digits, however many: `9,007,199,254,740,993.15`. */
export function formatDecimal(digits: string): string {
  const [whole = "", fraction] = digits.split(".");
  return fraction === undefined ? grouped(whole) : `${grouped(whole)}.${fraction}`;
}

function grouped(digits: string): string {
  return digits.replaceAll(/\B(?=(\d{3})+$)/g, ",");
}

/** `3 Mar 2026` in the viewer's zone. */
export function formatDate(unixSeconds: number): string {
  const date = new Date(unixSeconds * 1000);
  return `${dayAndMonth(date)} ${date.getFullYear()}`;
}

function dayAndMonth(date: Date): string {
  return `${date.getDate()} ${months[date.getMonth()]}`;
}

/** `3 Mar 2026, 10:15:00 CET` in the viewer's zone. */
export function formatDateTime(unixSeconds: number): string {
  return longFormat("dateTime").format(unixSeconds * 1000);
}

/** `CET`: the viewer's zone at a time. */
export function formatZone(unixSeconds: number): string {
  const parts = longFormat("zone").formatToParts(unixSeconds * 1000);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
}

/** `10:15` in the viewer's zone. */
export function formatTimeOfDay(unixSeconds: number): string {
  return longFormat("timeOfDay").format(unixSeconds * 1000);
}

/** `Tuesday 3 March 2026` in the viewer's zone; the same text for all times of one day. */
export function formatDay(unixSeconds: number): string {
  return longFormat("day").format(unixSeconds * 1000);
}

/** ISO 8601 in UTC, to the second. */
export function formatIso(unixSeconds: number): string {
  return new Date(unixSeconds * 1000).toISOString().replace(".000", "");
}

type Unit = "second" | "minute" | "hour" | "day" | "month" | "year";

const unitNames: Record<Unit, [one: string, many: string]> = {
  second: ["sec.", "sec."],
  minute: ["min.", "min."],
  hour: ["hr.", "hr."],
  day: ["day", "days"],
  month: ["mo.", "mo."],
  year: ["yr.", "yr."],
};

function distanceInWords(distance: number, count: number, unit: Unit): string {
  const [one, many] = unitNames[unit];
  const words = `${formatCount(count)} ${count === 1 ? one : many}`;
  return distance < 0 ? `${words} ago` : `in ${words}`;
}

const steps: [Unit, number][] = [
  ["second", 60],
  ["minute", 60],
  ["hour", 24],
  ["day", 7],
];

/** `3 min. ago`, `yesterday`, `in 2 days`; a date once it is a week away. */
export function formatAge(unixSeconds: number, nowMs = Date.now()): string {
  let distance = unixSeconds - nowMs / 1000;
  for (const [unit, size] of steps) {
    if (Math.abs(distance) < size) return age(distance, unit);
    distance /= size;
  }
  const date = new Date(unixSeconds * 1000);
  const isThisYear = date.getFullYear() === new Date(nowMs).getFullYear();
  return isThisYear ? dayAndMonth(date) : formatDate(unixSeconds);
}

function age(distance: number, unit: Unit): string {
  const count = Math.round(Math.abs(distance));
  if (unit === "second" && count === 0) return "now";
  if (unit === "day" && count === 1) return distance < 0 ? "yesterday" : "tomorrow";
  return distanceInWords(distance, count, unit);
}

const elapsedSteps: [Unit, number][] = [
  ["second", 60],
  ["minute", 60],
  ["hour", 24],
  ["day", 30.44],
  ["month", 12],
];

/** `3 min. ago`, `5 mo. ago`, `2 yr. ago`: an age to stand beside the date. Whole units only: three years and nine months are three years. */
export function formatElapsed(unixSeconds: number, nowMs = Date.now()): string {
  let distance = unixSeconds - nowMs / 1000;
  for (const [unit, size] of elapsedSteps) {
    if (Math.abs(distance) < size)
      return distanceInWords(distance, Math.trunc(Math.abs(distance)), unit);
    distance /= size;
  }
  return distanceInWords(distance, Math.trunc(Math.abs(distance)), "year");
}
