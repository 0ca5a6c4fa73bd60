import { sql } from "kysely";
import type { Queries } from "../database/database.ts";
import { listedTexts } from "../database/json-path.ts";
import { dialectOf } from "../database/prepared-query.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";
import { columnValues, listedRows } from "./bulk-rows.ts";
import type { CopiedList } from "./copied-record.ts";

/** When some records were read, and in which sweep; 0 where it was in none. */
export interface Reading {
  asOfMs: number;
  sweep: number;
}

const columns = {
  workspace_id: "text",
  kind: "text",
  id: "text",
  object_type_id: "text",
  sweep: "integer",
  as_of_ms: "integer",
} as const;

/**
 * Say of some records that what is about to be kept was read at a moment. Answers the ids of those that the copy does
 * not know as of a later one; nobody else keeps these before the transaction ends.
 */
export async function claimRecords(
  db: Queries,
  { kind, typeId }: CopiedList,
  ids: readonly string[],
  { asOfMs, sweep }: Reading,
): Promise<Set<string>> {
  const dialect = dialectOf(db);
  // In one order for all, so that two who claim the same records don't wait for each other.
  const rows = [...ids].sort().map((id) => [workspace, kind, id, typeId, sweep, asOfMs]);
  const claimed = await sql<{ id: string }>`
    insert into sync_records (workspace_id, kind, id, object_type_id, sweep, as_of_ms)
    select ${columnValues(dialect, columns)} from ${listedRows(dialect, rows)} where true
    on conflict (workspace_id, kind, id) do update set
      as_of_ms = excluded.as_of_ms, object_type_id = excluded.object_type_id,
      sweep = case when excluded.sweep > sync_records.sweep then excluded.sweep else sync_records.sweep end
    where sync_records.as_of_ms <= excluded.as_of_ms
    returning id`.execute(db);
  const known = new Set(claimed.rows.map(({ id }) => id));
  await markSeen(
    db,
    kind,
    ids.filter((id) => !known.has(id)),
    sweep,
  );
  return known;
}

/** Note that a sweep met some records, of which it says no more: the copy knows them better, or they can't be read. */
export async function markSeen(
  db: Queries,
  kind: CopiedList["kind"],
  ids: readonly string[],
  sweep: number,
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable("sync_records")
    .set({ sweep })
    .where("workspace_id", "=", workspace)
    .where("kind", "=", kind)
    .where("id", "in", listedTexts(dialectOf(db), JSON.stringify(ids)))
    .where("sweep", "<", sweep)
    .execute();
}
