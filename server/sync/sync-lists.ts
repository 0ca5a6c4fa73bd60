import type { ConnectionProblem } from "../../contract/connection.ts";
import type { Queries } from "../database/database.ts";
import { theWorkspaceId as workspace, type Tables } from "../database/tables.ts";
import type { Selectable } from "kysely";
import type { CopiedList } from "./copied-record.ts";

export type SyncListRow = Selectable<Tables["sync_lists"]>;

/** So long after a server last said that it sweeps a list another one may go on with it. */
const leaseSeconds = 20;

function inSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

/** All lists that are swept. */
export function readLists(db: Queries): Promise<SyncListRow[]> {
  return db.selectFrom("sync_lists").selectAll().where("workspace_id", "=", workspace).execute();
}

function oneOf(db: Queries, { kind, typeId }: CopiedList) {
  return db
    .selectFrom("sync_lists")
    .where("workspace_id", "=", workspace)
    .where("kind", "=", kind)
    .where("object_type_id", "=", typeId);
}

function change(db: Queries, { kind, typeId }: CopiedList) {
  return db
    .updateTable("sync_lists")
    .where("workspace_id", "=", workspace)
    .where("kind", "=", kind)
    .where("object_type_id", "=", typeId);
}

/** Whether a list was never read whole: then all that is found in it is new, and nothing to tell. */
export async function isQuietList(db: Queries, list: CopiedList): Promise<boolean> {
  const row = await oneOf(db, list).select("complete_at").executeTakeFirst();
  return row?.complete_at == null;
}

/** Add lists that are to be swept, those that are there already stay. */
export async function addLists(db: Queries, lists: readonly CopiedList[]): Promise<void> {
  if (lists.length === 0) return;
  await db
    .insertInto("sync_lists")
    .values(
      lists.map(({ kind, typeId }) => ({
        workspace_id: workspace,
        kind,
        object_type_id: typeId,
        sweep: 0,
        state: "idle" as const,
        seen: 0,
        unread: 0,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "kind", "object_type_id"]).doNothing(),
    )
    .execute();
}

/** Have a list swept anew from its beginning, unless it is being swept. */
export async function beginSweep(db: Queries, list: CopiedList): Promise<void> {
  await change(db, list)
    .set((row) => ({
      sweep: row("sweep", "+", 1),
      state: "reading",
      cursor: null,
      started_at: inSeconds(),
      seen: 0,
      unread: 0,
      holder: null,
    }))
    .where("state", "=", "idle")
    .execute();
}

/** Take a sweep that nobody is at; undefined where there is none to take. */
export async function claimList(
  db: Queries,
  list: CopiedList,
  holder: string,
): Promise<SyncListRow | undefined> {
  const now = inSeconds();
  return change(db, list)
    .set({ holder, alive_at: now })
    .where("state", "!=", "idle")
    .where((row) => row.or([row("holder", "is", null), row("alive_at", "<=", now - leaseSeconds)]))
    .returningAll()
    .executeTakeFirst();
}

/** Say that the sweeps of this server are still at work. */
export async function keepClaims(db: Queries, holder: string): Promise<void> {
  const now = inSeconds();
  await db
    .updateTable("sync_lists")
    .set({ alive_at: now })
    .where("workspace_id", "=", workspace)
    .where("holder", "=", holder)
    .where("alive_at", "<", now)
    .execute();
}

/** On a database of one server nobody else is at anything when it starts. */
export async function dropClaims(db: Queries): Promise<void> {
  await db
    .updateTable("sync_lists")
    .set({ holder: null })
    .where("workspace_id", "=", workspace)
    .execute();
}

/** Another server went on with the sweep; what this one was about to write must not be kept. */
export class SweepLostError extends Error {
  override name = "SweepLostError";
}

export interface SweepProgress {
  state?: "idle" | "reading" | "verifying";
  cursor?: string | null;
  seen?: number;
  unread?: number;
  total?: number | null;
  complete_from?: number | null;
  complete_at?: number;
  problem?: null;
  holder?: null;
}

/** Note how far a sweep is, in the transaction of what it read. Throws `SweepLostError` where another server has it. */
export async function saveProgress(
  db: Queries,
  list: CopiedList,
  holder: string,
  progress: SweepProgress,
): Promise<void> {
  const { numUpdatedRows } = await change(db, list)
    .set({ alive_at: inSeconds(), ...progress })
    .where("holder", "=", holder)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new SweepLostError();
}

/** Of what the vendor counted one is gone since. */
export async function countOneLess(db: Queries, list: CopiedList): Promise<void> {
  await change(db, list)
    .set((row) => ({ total: row("total", "-", 1) }))
    .where("total", ">", 0)
    .execute();
}

/** Let a sweep rest where it is; anybody may go on with it after a while. */
export async function pauseSweep(
  db: Queries,
  list: CopiedList,
  holder: string,
  { problem, seconds }: { problem: ConnectionProblem | null; seconds: number },
): Promise<void> {
  await change(db, list)
    .set({
      ...(problem && { problem: JSON.stringify(problem) }),
      alive_at: inSeconds() - leaseSeconds + seconds,
      holder: "paused",
    })
    .where("holder", "=", holder)
    .execute();
}
