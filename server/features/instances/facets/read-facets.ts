import { setImmediate as yieldToOthers } from "node:timers/promises";
import { sql } from "kysely";
import { mostFacetInstances, type Facet, type Facets } from "../../../../contract/facets.ts";
import type { Database, Queries } from "../../../database/database.ts";
import type { InstanceSelection } from "../../../workspace/query/instance-selection.ts";
import { countInstances } from "../instance-counts.ts";
import { countReferences } from "./count-references.ts";
import { facetOfColumn } from "./facet-of-column.ts";
import type { FacetField } from "./facet-field.ts";
import { FacetTable } from "./facet-table.ts";
import { readRows } from "./read-rows.ts";
import type { TableCache, TypeVersion } from "./table-cache.ts";

export interface FacetRequest {
  of: TypeVersion;
  selection: InstanceSelection;
  fields: readonly FacetField[];
  /** As the IANA names it. */
  timeZone: string;
  /** Aborted when nobody waits for the answer any more. */
  signal: AbortSignal;
}

/** The facets of a selection, exact at one moment. SQLite keeps the values of whole types at hand; see docs/decisions/0015. */
export async function readFacets(
  database: Database,
  cache: TableCache,
  request: FacetRequest,
): Promise<Facets> {
  if (database.dialect === "sqlite")
    return summarise(database.db, await cachedSelection(database.db, cache, request), request);
  return database.db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (db) => summarise(db, await readSelected(db, request), request));
}

interface SelectedTable {
  table: FacetTable;
  /** The places of the selection in the table; undefined for all of it. */
  rows: Int32Array | undefined;
  total: number;
  /** Facets of all of the table, by field and time zone. */
  known: Map<string, Facet>;
}

async function cachedSelection(
  db: Queries,
  cache: TableCache,
  { of, selection, signal }: FacetRequest,
): Promise<SelectedTable> {
  for (;;) {
    const { table, upTo, facets } = await cache.upToDate(of, signal);
    if (selection.isWholeType) {
      const total =
        table.size < mostFacetInstances ? table.size : await countInstances(db, of.type.id);
      return { table, rows: undefined, total, known: facets };
    }
    const { rows } = await sql<{
      id: string;
    }>`select id from instances where ${selection.condition}`.execute(db);
    // Somebody may have written meanwhile; then the selection and the table are not of one moment.
    const after = await cache.upToDate(of, signal);
    if (after.table === table && after.upTo === upTo)
      return {
        table,
        rows: table.rowsOf(rows.map(({ id }) => id)),
        total: rows.length,
        known: new Map(),
      };
  }
}

async function readSelected(
  db: Queries,
  { of, selection, signal }: FacetRequest,
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

async function summarise(
  db: Queries,
  { table, rows, total, known }: SelectedTable,
  { selection, fields, timeZone, signal }: FacetRequest,
): Promise<Facets> {
  // The table may change at the first chance that others get, and the counts of all fields belong together.
  const covered = rows?.length ?? table.size;
  const counted = fields.map((field) => {
    const key = `${timeZone} ${field.name}`;
    const column = known.has(key) ? undefined : table.column(field.name);
    return { field, key, column, counts: column?.count(table.size, rows) };
  });
  const facets: Facet[] = [];
  for (const { field, key, column, counts } of counted) {
    let facet = known.get(key);
    if (!facet) {
      if (column && counts) {
        facet = facetOfColumn(field, column, counts, timeZone);
        known.set(key, facet);
      } else facet = await referenceFacet(db, selection, field, total);
      await yieldToOthers();
      signal.throwIfAborted();
    }
    facets.push(facet);
  }
  return { total, covered, facets };
}

async function referenceFacet(
  db: Queries,
  selection: InstanceSelection,
  { name, kind, attribute }: FacetField,
  total: number,
): Promise<Facet> {
  const target = attribute?.reference?.object_type_id ?? "";
  const counted = await countReferences(db, selection, { name: attribute?.name ?? "", target });
  const { one, several, distinct } = counted;
  const set = one + several;
  const none = Math.max(0, total - set);
  return {
    field: name,
    kind,
    fill: { set, empty: 0, null: 0, absent: none },
    distinct,
    types: [],
    values: [],
    numbers: null,
    dates: null,
    histogram: [],
    references: { none, one, several },
  };
}
