import type { ExportForm } from "../../../contract/exports.ts";
import { guardedText } from "../../../contract/guarded-text.ts";
import { cellOf, type Cell } from "./cell-text.ts";
import type { ExportField, ExportRecord } from "../../workspace/exported-list.ts";
import { wallTimeIn } from "./wall-time.ts";

export interface CsvPlan {
  fields: readonly ExportField[];
  form: ExportForm;
  timeZone: string;
}

/** Without it Excel takes a file for one in the machine's old code page. */
const byteOrderMark = "\uFEFF";

/** RFC 4180. For people it begins with a byte order mark, for programs it does not. */
export async function* writeCsv(
  blocks: AsyncIterable<ExportRecord[]>,
  { fields, form, timeZone }: CsvPlan,
): AsyncGenerator<string> {
  const header = fields.map((field) => quoted(guardedText(headerOf(field, form, timeZone), form)));
  yield `${form === "readable" ? byteOrderMark : ""}${header.join(",")}\r\n`;
  const wallTime = wallTimeIn(timeZone);
  for await (const records of blocks) {
    const lines = records.map((record) =>
      fields.map((field) => written(cellOf(field, record, form, wallTime), form)).join(","),
    );
    if (lines.length > 0) yield `${lines.join("\r\n")}\r\n`;
  }
}

/** A time of day means nothing without its zone. */
export function headerOf(
  { name, label, dataType, attribute }: ExportField,
  form: ExportForm,
  timeZone: string,
): string {
  if (form === "exact") return attribute?.name ?? name;
  return dataType === "datetime" ? `${label} (${timeZone})` : label;
}

function written(cell: Cell, form: ExportForm): string {
  switch (cell.kind) {
    case "unset":
      return "";
    case "null":
      return form === "exact" ? "null" : "";
    case "plain":
      return form === "readable" && isLongNumber(cell.text) ? `'${cell.text}` : cell.text;
    case "text":
      return form === "readable" && isLongNumber(cell.text)
        ? `'${cell.text}`
        : quoted(guardedText(cell.text, form));
  }
}

/** A spreadsheet keeps 15 digits of a number and makes the others zeros; as text it keeps them all. */
function isLongNumber(text: string): boolean {
  return text.length >= 16 && /^-?\d{16,}$/.test(text);
}

function quoted(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
