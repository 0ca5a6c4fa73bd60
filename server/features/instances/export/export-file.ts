import type { ExportForm, ExportFormat } from "../../../../contract/exports.ts";
import type { Queries } from "../../../database/database.ts";
import type { ObjectTypeDefinition, Schema } from "../../../workspace/schema.ts";
import { writeCsv } from "./csv-writer.ts";
import type { ExportField } from "./export-fields.ts";
import { readRecords, type ExportProgress } from "./export-records.ts";
import type { InstanceKeys } from "./instance-keys.ts";
import { writeJsonLines } from "./jsonl-writer.ts";
import { writeXlsx } from "./xlsx-writer.ts";

/** Everything that says what an export will hold. */
export interface ExportPlan {
  schema: Schema;
  type: ObjectTypeDefinition;
  keys: InstanceKeys;
  fields: readonly ExportField[];
  format: ExportFormat;
  form: ExportForm;
  timeZone: string;
}

/** The file, written as it is read. `progress` is kept up meanwhile. */
export function exportFile(
  db: Queries,
  { schema, type, keys, fields, format, form, timeZone }: ExportPlan,
  progress: ExportProgress,
): AsyncIterable<string | Uint8Array> {
  const hasReferences = fields.some(({ dataType }) => dataType === "relationship");
  const records = readRecords({ db, schema, typeId: type.id, keys, hasReferences, progress });
  switch (format) {
    case "csv":
      return writeCsv(records, { fields, form, timeZone });
    case "jsonl":
      return writeJsonLines(records, fields);
    case "xlsx":
      return writeXlsx(records, {
        fields,
        timeZone,
        label: type.label_plural,
        rows: keys.length,
        progress,
      });
  }
}
