import { sql, type RawBuilder, type SqlBool } from "kysely";
import { mostFacetInstances } from "../../../../contract/facets.ts";
import type { Queries } from "../../../database/database.ts";
import { facetColumns, type FacetRow } from "./facet-table.ts";

/** So many rows are read and sorted into columns in a few milliseconds, for which other requests wait. */
const portion = 1000;

/** The rows that meet a condition, the newest first, in portions; at most `mostFacetInstances`. */
export async function* readRows(
  db: Queries,
  condition: RawBuilder<SqlBool>,
  signal: AbortSignal,
): AsyncGenerator<FacetRow[], void> {
  const columns = sql.join(facetColumns.map((name) => sql.ref(`instances.${name}`)));
  let last: FacetRow | undefined;
  for (let read = 0; read < mostFacetInstances; read += portion) {
    signal.throwIfAborted();
    const older = last
      ? sql` and (instances.created_at, instances.seq) < (${last.created_at}, ${last.seq})`
      : sql``;
    const { rows } = await sql<FacetRow>`select ${columns} from instances
      where ${condition}${older}
      order by instances.created_at desc, instances.seq desc limit ${portion}`.execute(db);
    yield rows;
    last = rows.at(-1);
    if (rows.length < portion) return;
  }
}
