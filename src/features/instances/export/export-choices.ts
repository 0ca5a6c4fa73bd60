import { rowsPerSheet, type ExportForm, type ExportFormat } from "../../../../contract/exports.ts";
import type { ObjectType } from "../../../../contract/objects.ts";
import { formatCount } from "../../../lib/format.ts";

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
export function describeChoice(choice: ExportChoice, timeZone: string): string {
  switch (choice) {
    case "csv":
      return `Labels as headers, titles of references, times in ${timeZone}`;
    case "xlsx":
      return `Real dates and numbers, long ids whole; ${formatCount(rowsPerSheet)} rows a sheet, then the next`;
    case "exact-csv":
      return "API names, ids, UTC; the import reads it back as it was";
    case "jsonl":
      return "As the API takes instances, every digit kept";
  }
}

/**
 * The fields behind the columns of a table. What names an instance is its title attribute, or its external id; a file
 * for programs has the external id in any case, by which an import finds instances.
 */
export function fieldsOfColumns(
  ids: readonly string[],
  { title_attribute: title }: ObjectType,
  { form }: { form: ExportForm },
): string[] {
  const titleField = title === null ? "external_id" : `custom_attributes.${title}`;
  const fields = ids.map((id) => (id === "title" ? titleField : id));
  return [...new Set(form === "exact" ? ["external_id", ...fields] : fields)];
}
