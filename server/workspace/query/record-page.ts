import type { RawBuilder } from "kysely";
import type { Database } from "../../database/database.ts";
import type { PageRequest } from "../keyset.ts";
import { countRecords } from "./count-records.ts";
import type { RecordSelection } from "./record-selection.ts";
import { readRowPage, type RowPage } from "./row-page.ts";

/** A page of a selection and how many it holds in all; what may look at every record ends where `signal` is aborted. */
export async function readRecordPage<Row>(
  database: Database,
  selection: RecordSelection,
  columns: readonly RawBuilder<unknown>[],
  request: PageRequest,
  signal: AbortSignal,
): Promise<Omit<RowPage<Row>, "total"> & { total_count: number; total_is_exact: boolean }> {
  const db = selection.isPlain ? database.db : database.longReads(signal);
  const { rows, page, total } = await readRowPage<Row>(db, { ...selection, columns }, request);
  if (total !== undefined) return { rows, page, total_count: total, total_is_exact: true };
  const counted = await countRecords(db, selection);
  const seen = rows.length === 0 ? 0 : page.first_position - 1 + rows.length;
  return { rows, page, ...counted, total_count: Math.max(seen, counted.total_count) };
}
