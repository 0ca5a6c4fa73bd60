import { setImmediate as yieldToOthers } from "node:timers/promises";
import type { Facet, Facets } from "../../../../contract/facets.ts";
import type { Database, Queries } from "../../../database/database.ts";
import type { InstanceSelection } from "../../../workspace/query/instance-selection.ts";
import { countReferences } from "./count-references.ts";
import { facetOfColumn } from "./facet-of-column.ts";
import type { FacetField } from "./facet-field.ts";
import { withSelectedTable, type SelectedTable, type TableRequest } from "./selected-table.ts";
import type { TableCache } from "./table-cache.ts";

export interface FacetRequest extends TableRequest {
  fields: readonly FacetField[];
  /** As the IANA names it. */
  timeZone: string;
}

/** The facets of a selection, exact at one moment. */
export function readFacets(
  database: Database,
  cache: TableCache,
  request: FacetRequest,
): Promise<Facets> {
  return withSelectedTable(database, cache, request, (db, selected) =>
    summarise(db, selected, request),
  );
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
