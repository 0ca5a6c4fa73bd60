import type { NumberSummary } from "../../../../contract/facets.ts";
import { mostGroups, type InstanceGroups } from "../../../../contract/instance-groups.ts";
import type { Database } from "../../../database/database.ts";
import type { FacetField } from "./facet-field.ts";
import { groupNumbers } from "./group-numbers.ts";
import { groupRows } from "./group-rows.ts";
import { withSelectedTable, type TableRequest } from "./selected-table.ts";
import type { TableCache } from "./table-cache.ts";
import { ValueColumn } from "./value-column.ts";

export interface GroupRequest extends TableRequest {
  by: FacetField;
  figures: readonly FacetField[];
}

/** The groups of a selection, exact at one moment. */
export function readGroups(
  database: Database,
  cache: TableCache,
  request: GroupRequest,
): Promise<InstanceGroups> {
  return withSelectedTable(database, cache, request, async (_db, { table, rows, total }) => {
    const covered = rows?.length ?? table.size;
    const columnOf = ({ name }: FacetField) => table.column(name) ?? new ValueColumn();
    // The table may change at the first chance that others get, and all that is told belongs together.
    const codesOf = (field: FacetField) => columnOf(field).codes(table.size, rows);
    const figures = request.figures.map((field) => ({
      column: columnOf(field),
      codes: codesOf(field),
    }));
    const grouped = groupRows(columnOf(request.by), request.by, codesOf(request.by), mostGroups);
    const numbers: (NumberSummary | null)[][] = [];
    for (const { column, codes } of figures)
      numbers.push(await groupNumbers(column, codes, grouped, request.signal));
    return {
      total,
      covered,
      groups: grouped.groups.map(({ value, count }, place) => ({
        value,
        count,
        numbers: numbers.map((ofField) => ofField[place] ?? null),
      })),
      left_out: grouped.leftOut,
    };
  });
}
