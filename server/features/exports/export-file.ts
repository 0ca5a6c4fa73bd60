import type { ExportForm, ExportFormat } from "../../../contract/exports.ts";
import type { Queries } from "../../database/database.ts";
import type { ExportedList, ExportField } from "../../workspace/exported-list.ts";
import type { Schema } from "../../workspace/schema.ts";
import { writeCsv } from "./csv-writer.ts";
import type { ExportKeys } from "./export-keys.ts";
import { readRecords, type ExportProgress } from "./export-records.ts";
import { writeJsonLines } from "./jsonl-writer.ts";
import { writeXlsx } from "./xlsx-writer.ts";

/** Everything that says what an export will hold. */
export interface ExportPlan {
  schema: Schema;
  list: ExportedList;
  keys: ExportKeys;
  fields: readonly ExportField[];
  format: ExportFormat;
  form: ExportForm;
  timeZone: string;
}

/** The file, written as it is read. `progress` is kept up meanwhile. */
export function exportFile(
  db: Queries,
  { schema, list, keys, fields, format, form, timeZone }: ExportPlan,
  progress: ExportProgress,
): AsyncIterable<string | Uint8Array> {
  const hasReferences = fields.some(({ attribute }) => attribute?.data_type === "relationship");
  const records = readRecords({ db, schema, list, keys, hasReferences, progress });
  switch (format) {
    case "csv":
      return writeCsv(records, { fields, form, timeZone });
    case "jsonl":
      return writeJsonLines(records, { fields, identity: list.identity });
    case "xlsx":
      return writeXlsx(records, {
        fields,
        timeZone,
        label: list.label,
        rows: keys.length,
        progress,
      });
  }
}
