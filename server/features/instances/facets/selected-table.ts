import { sql } from "kysely";
import { mostFacetInstances, type Facet } from "../../../../contract/facets.ts";
import type { Database, Queries } from "../../../database/database.ts";
import type { InstanceSelection } from "../../../workspace/query/instance-selection.ts";
import { countInstances } from "../instance-counts.ts";
import { FacetTable } from "./facet-table.ts";
import { readRows } from "./read-rows.ts";
import { selectByValues, type SelectedRows } from "./select-by-values.ts";
import type { TableCache, TypeVersion } from "./table-cache.ts";

export interface TableRequest {
  of: TypeVersion;
  selection: InstanceSelection;
  /** Aborted when nobody waits for the answer any more. */
  signal: AbortSignal;
}

export interface SelectedTable {
  table: FacetTable;
  /** The places of the selection in the table; undefined for all of it. */
  rows: Int32Array | undefined;
  total: number;
  /** Facets of all of the table, by field and time zone. */
  known: Map<string, Facet>;
}

/** The values of a selection, exact at one moment. SQLite keeps the values of whole types at hand; see docs/decisions/0015. */
export async function withSelectedTable<Result>(
  database: Database,
  cache: TableCache,
  request: TableRequest,
  work: (db: Queries, selected: SelectedTable) => Promise<Result>,
): Promise<Result> {
  if (database.dialect === "sqlite")
    return work(
      database.longReads(request.signal),
      await cachedSelection(database, cache, request),
    );
  return database.db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (db) => work(db, await readSelected(db, request)));
}

/** So often a selection is read where nobody waits for it; whoever is overtaken by writes each time reads it at once. */
const mostOvertaken = 3;

async function cachedSelection(
  database: Database,
  cache: TableCache,
  { of, selection, signal }: TableRequest,
): Promise<SelectedTable> {
  for (let overtaken = 0; ; overtaken += 1) {
    const { table, upTo, facets } = await cache.upToDate(of, signal);
    if (selection.isWholeType) {
      const total =
        table.size < mostFacetInstances
          ? table.size
          : await countInstances(database.db, of.type.id);
      return { table, rows: undefined, total, known: facets };
    }
    const db = overtaken < mostOvertaken ? database.longReads(signal) : database.db;
    const { rows, total } =
      (await selectByValues(db, table, selection)) ?? (await selectById(db, table, selection));
    // Somebody may have written meanwhile; then the selection and the table are not of one moment.
    const after = await cache.upToDate(of, signal);
    if (after.table === table && after.upTo === upTo)
      return { table, rows, total, known: new Map() };
  }
}

async function selectById(
  db: Queries,
  table: FacetTable,
  selection: InstanceSelection,
): Promise<SelectedRows> {
  const ids = await selectIds(db, selection);
  return { rows: table.rowsOf(ids), total: ids.length };
}

/** As one text, which is far cheaper to hand from thread to thread than a row for each. */
async function selectIds(db: Queries, { condition }: InstanceSelection): Promise<string[]> {
  const { rows } = await sql<{
    ids: string;
  }>`select json_group_array(id) as ids from instances where ${condition}`.execute(db);
  return JSON.parse(rows[0]?.ids ?? "[]") as string[];
}

async function readSelected(
  db: Queries,
  { of, selection, signal }: TableRequest,
): Promise<SelectedTable> {
  const table = new FacetTable(of.type.attributes);
  for await (const rows of readRows(db, selection.condition, signal))
    for (const row of rows) table.put(row);
  if (table.size < mostFacetInstances)
    return { table, rows: undefined, total: table.size, known: new Map() };
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from instances where ${selection.condition}`.execute(db);
  return { table, rows: undefined, total: rows[0]?.total ?? table.size, known: new Map() };
}
