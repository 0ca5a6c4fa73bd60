import { ExactNumber, type JsonValue } from "../../../contract/json.ts";
import { formatDateTime, months } from "../../lib/format.ts";
import { scalarText } from "./scalar-text.ts";

/** `1 Nov 2026` of a day, a time with its zone of anything finer. */
export function timeWords(value: JsonValue): string {
  const seconds = secondsOf(value);
  if (seconds !== undefined) return formatDateTime(seconds);
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(scalarText(value)) ?? [];
  const name = months[Number(month) - 1];
  return name === undefined ? scalarText(value) : `${Number(day)} ${name} ${year}`;
}

/** Of what is finer than a day. */
function secondsOf(value: JsonValue): number | undefined {
  if (typeof value === "number" || value instanceof ExactNumber) return Number(value);
  if (typeof value !== "string" || !value.includes("T")) return undefined;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : time / 1000;
}

/** `today`, `this week`, `in the last 7 days`. */
export function spanWords(span: string): string {
  const [, way, count = "", unit = ""] = /^(last|next) (\d+) (\w+)$/.exec(span) ?? [];
  if (way === undefined) return span;
  return count === "1"
    ? `in the ${way} ${unit.replace(/s$/, "")}`
    : `in the ${way} ${count} ${unit}`;
}
