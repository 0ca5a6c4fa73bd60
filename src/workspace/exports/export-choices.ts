import { rowsPerSheet, type ExportForm, type ExportFormat } from "../../../contract/exports.ts";
import { formatCount } from "../../lib/format.ts";
import type { ExportSource } from "./export-source.ts";

/** The kinds of file there are, the likeliest first. */
export const exportChoices = ["csv", "xlsx", "exact-csv", "jsonl"] as const;
export type ExportChoice = (typeof exportChoices)[number];

export const choiceFormats: Record<ExportChoice, { format: ExportFormat; form: ExportForm }> = {
  csv: { format: "csv", form: "readable" },
  xlsx: { format: "xlsx", form: "readable" },
  "exact-csv": { format: "csv", form: "exact" },
  jsonl: { format: "jsonl", form: "exact" },
};

export const choiceLabels: Record<ExportChoice, string> = {
  csv: "CSV",
  xlsx: "Excel workbook (XLSX)",
  "exact-csv": "CSV for programs",
  jsonl: "JSON Lines",
};

/** What each is good for, and where it stops. */
export function describeChoice(
  choice: ExportChoice,
  timeZone: string,
  { exactCsv, jsonLines }: ExportSource["descriptions"],
): string {
  switch (choice) {
    case "csv":
      return `Labels as headers, titles of references, times in ${timeZone}`;
    case "xlsx":
      return `Real dates and numbers, long ids whole; ${formatCount(rowsPerSheet)} rows a sheet, then the next`;
    case "exact-csv":
      return exactCsv;
    case "jsonl":
      return jsonLines;
  }
}
