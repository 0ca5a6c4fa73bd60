import type { ExportForm } from "../../../contract/exports.ts";
import { ExactNumber, type JsonValue } from "../../../contract/json.ts";
import { endsIn, type ExportField, type ExportRecord } from "../../workspace/exported-list.ts";
import type { WallTime } from "./wall-time.ts";

/** What a cell of a text file says, before it is made safe for a spreadsheet. */
export type Cell =
  | { kind: "text"; text: string }
  /** Digits and the like, which no spreadsheet takes for a formula. */
  | { kind: "plain"; text: string }
  | { kind: "null" }
  | { kind: "unset" };

const unset: Cell = { kind: "unset" };
const cleared: Cell = { kind: "null" };

export function cellOf(
  field: ExportField,
  record: ExportRecord,
  form: ExportForm,
  wallTime: WallTime,
): Cell {
  if (field.dataType === "relationship") {
    const ends = endsIn(field, record);
    if (ends.length === 0) return unset;
    return { kind: "text", text: referencesText(ends, form) };
  }
  const value = field.read(record);
  if (value === undefined) return unset;
  if (value === null) return cleared;
  if (field.dataType === "datetime") return timeCell(value, form, wallTime);
  if (isNumeric(value) || typeof value === "boolean") return { kind: "plain", text: String(value) };
  return textCell(value);
}

function textCell(value: JsonValue): Cell {
  return { kind: "text", text: typeof value === "string" ? value : JSON.stringify(value) };
}

/** Titles for people; ids, with what `npm run import` takes between them, for programs. */
export function referencesText(
  ends: readonly { id: string; title: string }[],
  form: ExportForm,
): string {
  return form === "exact"
    ? ends.map(({ id }) => id).join(";")
    : ends.map(({ title }) => title).join("; ");
}

function timeCell(value: JsonValue, form: ExportForm, wallTime: WallTime): Cell {
  if (!isNumeric(value)) return textCell(value);
  const seconds = form === "exact" ? Number(value) : wallTime(Number(value));
  const iso = isoOf(seconds);
  if (iso === undefined) return { kind: "plain", text: String(value) };
  return { kind: "plain", text: form === "exact" ? `${iso}Z` : iso.replace("T", " ") };
}

/** `2026-03-01T09:30:00`; undefined beyond the years that have four digits, and for what is no time. */
function isoOf(unixSeconds: number): string | undefined {
  const date = new Date(unixSeconds * 1000);
  if (!Number.isInteger(unixSeconds) || Number.isNaN(date.getTime())) return undefined;
  const iso = date.toISOString();
  return /^\d{4}-/.test(iso) ? iso.slice(0, 19) : undefined;
}

export function isNumeric(value: JsonValue): value is number | ExactNumber {
  return typeof value === "number" || value instanceof ExactNumber;
}
