import { charactersPerCell } from "../../../contract/exports.ts";
import type { JsonValue } from "../../../contract/json.ts";
import { isNumeric, referencesText } from "./cell-text.ts";
import { endsIn, type ExportField, type ExportRecord } from "../../workspace/exported-list.ts";
import type { ExportProgress } from "./export-records.ts";
import type { WallTime } from "./wall-time.ts";

/** The styles of `workbook-parts.ts`, by their place there. */
const timeStyle = 1;
const headerStyle = 2;

export function headerRowXml(labels: readonly string[]): string {
  const cells = labels.map((label, index) => cell(index, 1, textXml(label), headerStyle));
  return `<row r="1">${cells.join("")}</row>`;
}

/** What rows are written with. */
export interface SheetPlan {
  fields: readonly ExportField[];
  wallTime: WallTime;
  progress: ExportProgress;
}

/** A row of a sheet, from 2: numbers and times as such, whatever is empty as nothing. */
export function rowXml(record: ExportRecord, number: number, plan: SheetPlan): string {
  let cells = "";
  for (const [index, field] of plan.fields.entries())
    cells += cellXml(field, record, plan, index, number);
  return `<row r="${number}">${cells}</row>`;
}

function cellXml(
  field: ExportField,
  record: ExportRecord,
  { wallTime, progress }: SheetPlan,
  column: number,
  row: number,
): string {
  const text = (value: string) => {
    if (value === "") return "";
    if (value.length > charactersPerCell) progress.cutCells += 1;
    return cell(column, row, textXml(value));
  };
  if (field.dataType === "relationship")
    return text(referencesText(endsIn(field, record), "readable"));
  const value = field.read(record);
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean") return cell(column, row, ` t="b"><v>${value ? 1 : 0}</v>`);
  if (typeof value === "string") return text(value);
  if (!isNumeric(value)) return text(JSON.stringify(value));
  const serial = field.dataType === "datetime" ? serialOf(value, wallTime) : undefined;
  if (serial !== undefined) return cell(column, row, `><v>${serial}</v>`, timeStyle);
  if (!isKeptWhole(String(value))) return text(String(value));
  return cell(column, row, `><v>${String(value)}</v>`);
}

/** `rest` goes on where the start of the element stops. */
function cell(column: number, row: number, rest: string, style = 0): string {
  return `<c r="${columnName(column)}${row}"${style === 0 ? "" : ` s="${style}"`}${rest}</c>`;
}

const letters = 26;

/** From 0: A to Z, AA and on. */
function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % letters));
  return column < letters ? letter : columnName(Math.floor(column / letters) - 1) + letter;
}

const secondsPerDay = 86_400;
/** Day 0 of a spreadsheet is 1899-12-30, which stands so many days before 1970. */
const daysBefore1970 = 25_569;
/** Spreadsheets disagree on the days before: Excel knows a 29 February 1900. */
const firstSerial = 61;
const lastSerial = 2_958_466;

function serialOf(value: JsonValue, wallTime: WallTime): number | undefined {
  const seconds = Number(value);
  if (!Number.isInteger(seconds)) return undefined;
  const serial = wallTime(seconds) / secondsPerDay + daysBefore1970;
  return serial >= firstSerial && serial < lastSerial ? serial : undefined;
}

/** A spreadsheet keeps 15 digits; of more it makes zeros, so those stay text. */
function isKeptWhole(number: string): boolean {
  const [digits = "", exponent = "0"] = number.toLowerCase().split("e");
  const significant = digits.replace(/\D/g, "").replace(/^0+/, "");
  return significant.length <= 15 && Math.abs(Number(exponent)) < 300;
}

function textXml(text: string): string {
  const fitting = text.length > charactersPerCell ? shortened(text) : text;
  return ` t="inlineStr"><is><t xml:space="preserve">${escaped(fitting)}</t></is>`;
}

/** Never half an emoji. */
function shortened(text: string): string {
  return `${text.slice(0, charactersPerCell - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

const markup: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** XML has no way to write most control characters; Office Open XML writes them as `_x000B_`, and so needs to escape that too. */
function escaped(text: string): string {
  return (
    text
      .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
      // eslint-disable-next-line no-control-regex -- those are what is sought
      .replaceAll(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g, codeOf)
      .replaceAll(/[&<>"]/g, (mark) => markup[mark] ?? mark)
  );
}

function codeOf(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
}

/** For an attribute of XML: the name of a sheet. */
export function escapedAttribute(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, " ").replaceAll(/[&<>"]/g, (mark) => markup[mark] ?? mark);
}
