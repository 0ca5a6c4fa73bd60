import type { RawBuilder } from "kysely";
import type { Queries } from "../../database/database.ts";
import type { PageRequest } from "../keyset.ts";
import { countRecords } from "./count-records.ts";
import type { RecordSelection } from "./record-selection.ts";
import { readRowPage, type RowPage } from "./row-page.ts";

/** A page of a selection and how many it holds in all. */
export async function readRecordPage<Row>(
  db: Queries,
  selection: RecordSelection,
  columns: readonly RawBuilder<unknown>[],
  request: PageRequest,
): Promise<Omit<RowPage<Row>, "total"> & { total_count: number; total_is_exact: boolean }> {
  const { rows, page, total } = await readRowPage<Row>(db, { ...selection, columns }, request);
  if (total !== undefined) return { rows, page, total_count: total, total_is_exact: true };
  const counted = await countRecords(db, selection);
  const seen = rows.length === 0 ? 0 : page.first_position - 1 + rows.length;
  return { rows, page, ...counted, total_count: Math.max(seen, counted.total_count) };
}
