import { sql } from "kysely";
import { mostFacetInstances } from "../../../../contract/facets.ts";
import { attributeField } from "../../../../contract/instance-query.ts";
import type { Queries } from "../../../database/database.ts";
import type { AttributeCondition } from "../../../workspace/query/attribute-condition.ts";
import type { InstanceSelection } from "../../../workspace/query/instance-selection.ts";
import { whileWanted } from "../../../workspace/query/while-wanted.ts";
import type { FacetTable } from "./facet-table.ts";
import { absent, type ValueColumn } from "./value-column.ts";

export interface SelectedRows {
  /** Places in the table. */
  rows: Int32Array;
  /** How many there are, also beyond the table. */
  total: number;
}

/**
 * The rows of a selection by asking the database of each different value of an attribute alone, and not of each instance.
 * Undefined where that can't be told: the filter looks at more than attributes, or the table holds no exact spelling or not all.
 */
export async function selectByValues(
  db: Queries,
  table: FacetTable,
  { byAttribute }: InstanceSelection,
): Promise<SelectedRows | undefined> {
  if (!byAttribute || table.size >= mostFacetInstances) return undefined;
  let rows: Int32Array | undefined;
  for (const { attribute, condition } of byAttribute) {
    const column = table.column(attributeField(attribute));
    if (!column || column.isRespelt) return undefined;
    const wanted = await codesThatMeet(db, column, { attribute, condition });
    rows = column.rowsWith(wanted, table.size, rows);
  }
  return rows && { rows, total: rows.length };
}

/** 1 at the code of each value that meets a condition. */
async function codesThatMeet(
  db: Queries,
  { sources }: ValueColumn,
  { attribute, condition }: AttributeCondition,
): Promise<Uint8Array> {
  const name = JSON.stringify(attribute);
  const documents = sources.map((source) => (source === absent ? "{}" : `{${name}:${source}}`));
  const conditions = sql.join([condition, ...whileWanted("sqlite", "instances")], sql` and `);
  const { rows } = await sql<{ codes: string }>`
    with instances as materialized (
      select key as seq, value as custom_attributes from json_each(${`[${documents.join(",")}]`}))
    select json_group_array(seq) as codes from instances where ${conditions}`.execute(db);
  const wanted = new Uint8Array(sources.length);
  for (const code of JSON.parse(rows[0]?.codes ?? "[]") as number[]) wanted[code] = 1;
  return wanted;
}
