import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import { rowsPerSheet } from "../../../contract/exports.ts";
import { headerOf } from "./csv-writer.ts";
import type { ExportField, ExportRecord } from "../../workspace/exported-list.ts";
import type { ExportProgress } from "./export-records.ts";
import { headerRowXml, rowXml } from "./sheet-xml.ts";
import { wallTimeIn } from "./wall-time.ts";
import { sheetEnd, sheetNames, sheetPath, sheetStart, workbookParts } from "./workbook-parts.ts";

export interface XlsxPlan {
  fields: readonly ExportField[];
  timeZone: string;
  /** What the sheets are called. */
  label: string;
  /** How many rows there will be at most; what does not fit on a sheet goes on the next. */
  rows: number;
  progress: ExportProgress;
}

/** A workbook whose sheets are written as their rows come, and packed as they are written. */
export function writeXlsx(
  blocks: AsyncIterable<ExportRecord[]>,
  plan: XlsxPlan,
  rowsOnSheet = rowsPerSheet - 1,
): AsyncIterable<Uint8Array> {
  const names = sheetNames(plan.label, Math.max(1, Math.ceil(plan.rows / rowsOnSheet)));
  const rows = eachOf(blocks);
  const zip = new ZipFile();
  // The types of yazl know a lesser stream than it gives.
  const output = zip.outputStream as Readable;
  for (const [path, xml] of workbookParts(names)) zip.addBuffer(Buffer.from(xml), path);
  for (const index of names.keys()) {
    zip.addReadStreamLazy(sheetPath(index + 1), (give) => {
      const sheet = Readable.from(sheetXml(rows, plan, rowsOnSheet), { highWaterMark: 1 });
      // yazl does not look after the streams it is given.
      sheet.once("error", (error) => output.destroy(error));
      output.once("close", () => sheet.destroy());
      give(null, sheet);
    });
  }
  zip.end();
  zip.on("error", (error: Error) => output.destroy(error));
  output.once("close", () => void rows.return(undefined));
  return output;
}

async function* eachOf(blocks: AsyncIterable<ExportRecord[]>): AsyncGenerator<ExportRecord> {
  for await (const records of blocks) yield* records;
}

/** So much XML is gathered before it is handed on. */
const charactersPerPart = 64 * 1024;

async function* sheetXml(
  rows: AsyncGenerator<ExportRecord>,
  { fields, timeZone, progress }: XlsxPlan,
  rowsOnSheet: number,
): AsyncGenerator<string> {
  const sheet = { fields, wallTime: wallTimeIn(timeZone), progress };
  const columns = fields.map((field) => ({
    label: headerOf(field, "readable", timeZone),
    dataType: field.dataType,
  }));
  let part = sheetStart(columns) + headerRowXml(columns.map(({ label }) => label));
  for (let count = 0; count < rowsOnSheet; count += 1) {
    const next = await rows.next();
    if (next.done === true) break;
    part += rowXml(next.value, count + 2, sheet);
    if (part.length < charactersPerPart) continue;
    yield part;
    part = "";
  }
  yield part + sheetEnd;
}
