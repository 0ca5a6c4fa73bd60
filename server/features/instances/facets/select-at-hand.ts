import type { Database } from "../../../database/database.ts";
import { mostFacetInstances } from "../../../../contract/facets.ts";
import { countInstances } from "../instance-counts.ts";
import { selectByValues } from "./select-by-values.ts";
import type { TableRequest } from "./selected-table.ts";
import type { TableCache } from "./table-cache.ts";

export interface KnownSelection {
  total: number;
  /** Which they are, where they are few. */
  ids: string[] | undefined;
}

/** So many are found by their ids sooner than by going through the instances in order. */
const few = 2000;
/** Smaller types are read soon enough. */
const leastInstances = 5000;

/** What the values kept for facets tell of a selection, without a look at each instance; undefined where they don't. */
export async function selectAtHand(
  database: Database,
  tables: TableCache,
  { of, selection, signal }: TableRequest,
): Promise<KnownSelection | undefined> {
  if (database.dialect === "postgres" || !selection.byAttribute) return undefined;
  const instances = await countInstances(database.db, of.type.id);
  const isWorthwhile = instances >= leastInstances && instances < mostFacetInstances;
  const known = await tables.atHand(of, isWorthwhile);
  if (!known) return undefined;
  const { table, upTo } = known;
  const selected = await selectByValues(database.longReads(signal), table, selection);
  if (!selected) return undefined;
  const { rows, total } = selected;
  const ids = total <= few ? table.idsOf(rows) : undefined;
  // Somebody may have written meanwhile.
  const after = await tables.atHand(of, false);
  return after?.table === table && after.upTo === upTo ? { total, ids } : undefined;
}
