import { ApiError } from "../http/api-error.ts";
import { readRecords, type CsvFile } from "./csv-file.ts";
import type { ImportColumns } from "./import-columns.ts";
import type { ImportRow } from "./import-file.ts";
import { toUpsert } from "./import-row.ts";

/** The rows of a CSV file after its first; `onBytes` hears how much of it was read since the last call. */
export async function* csvRows(
  file: CsvFile,
  columns: ImportColumns,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<ImportRow> {
  for await (const { line, cells } of readRecords(file, onBytes)) {
    const size = cells.reduce((sum, cell) => sum + cell.length, 0);
    yield { line, size, upsert: understood(() => toUpsert(columns, cells)) };
  }
}

/** What is wrong with a row refuses it alone. */
export function understood<Upsert>(read: () => Upsert): Upsert | ApiError {
  try {
    return read();
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}
