import type { Selectable } from "kysely";
import type { ConnectionProblem } from "../../contract/connection.ts";
import { isJsonObject, parseJson, type JsonObject } from "../../contract/json.ts";
import { queuedWriteSchema, type OutboxEntry, type QueuedWrite } from "../../contract/outbox.ts";
import type { Queries } from "../database/database.ts";
import type { ConnectedTables } from "../database/connected-tables.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";

/** A write that is on its way to the vendor, or waits. */
export interface OutboxRow {
  number: number;
  createdAt: number;
  author: string;
  write: QueuedWrite;
  /** The members that it touches as they were when it was decided on; null where there was no record. */
  base: JsonObject | null;
  state: OutboxEntry["state"];
  /** How often it was sent, or may have been. */
  attempts: number;
  holder: string | null;
  aliveAt: number | null;
  problem: ConnectionProblem | null;
}

interface NewRow {
  author: string;
  write: QueuedWrite;
  base: JsonObject | null;
}

/** Keep a write. With a holder it is being sent from now on, else it waits. */
export async function insertRow(
  db: Queries,
  { author, write, base }: NewRow,
  holder: string | null,
): Promise<OutboxRow> {
  const now = Math.floor(Date.now() / 1000);
  const row = await db
    .insertInto("outbox")
    .values({
      workspace_id: workspace,
      created_at: now,
      author,
      write: JSON.stringify({ write, base }),
      state: holder === null ? "waiting" : "sending",
      attempts: holder === null ? 0 : 1,
      holder,
      alive_at: holder === null ? null : now,
      problem: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toRow(row);
}

export async function deleteRow(db: Queries, number: number): Promise<void> {
  await db
    .deleteFrom("outbox")
    .where("workspace_id", "=", workspace)
    .where("number", "=", number)
    .execute();
}

/** The oldest first. */
export async function readRows(db: Queries): Promise<OutboxRow[]> {
  const rows = await db
    .selectFrom("outbox")
    .selectAll()
    .where("workspace_id", "=", workspace)
    .orderBy("number")
    .execute();
  return rows.map(toRow);
}

/** Take a row to send it; false where somebody else was faster, or it is no longer as it was read. */
export async function claimRow(
  db: Queries,
  { number, state, holder: before }: OutboxRow,
  holder: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("outbox")
    .set({ state: "sending", holder, alive_at: Math.floor(Date.now() / 1000) })
    .where("workspace_id", "=", workspace)
    .where("number", "=", number)
    .where("state", "=", state)
    .where((row) => (before === null ? row("holder", "is", null) : row("holder", "=", before)))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** To be on disk before the write is sent once more, and what it is decided on now. */
export async function noteAttempt(
  db: Queries,
  { number, write }: OutboxRow,
  base: JsonObject | null,
): Promise<void> {
  await db
    .updateTable("outbox")
    .set((row) => ({
      attempts: row("attempts", "+", 1),
      write: JSON.stringify({ write, base }),
      problem: null,
    }))
    .where("workspace_id", "=", workspace)
    .where("number", "=", number)
    .execute();
}

/** Have a row that is claimed write something else, decided on something else. */
export async function rewriteRow(
  db: Queries,
  number: number,
  { write, base }: Pick<OutboxRow, "write" | "base">,
): Promise<void> {
  await db
    .updateTable("outbox")
    .set({ write: JSON.stringify({ write, base }) })
    .where("workspace_id", "=", workspace)
    .where("number", "=", number)
    .execute();
}

/** The vendor is known not to have carried it out. */
export async function takeBackAttempt(db: Queries, number: number): Promise<void> {
  await db
    .updateTable("outbox")
    .set((row) => ({ attempts: row("attempts", "-", 1) }))
    .where("workspace_id", "=", workspace)
    .where("number", "=", number)
    .execute();
}

/** Let a row wait, for the vendor or for a person. */
export async function releaseRow(
  db: Queries,
  number: number,
  state: Exclude<OutboxEntry["state"], "sending">,
  problem: ConnectionProblem | null,
): Promise<void> {
  await db
    .updateTable("outbox")
    .set({
      state,
      holder: null,
      alive_at: null,
      problem: problem === null ? null : JSON.stringify(problem),
    })
    .where("workspace_id", "=", workspace)
    .where("number", "=", number)
    .execute();
}

/** Say that the rows of a holder are being seen to. */
export async function keepRowsAlive(db: Queries, holder: string): Promise<void> {
  await db
    .updateTable("outbox")
    .set({ alive_at: Math.floor(Date.now() / 1000) })
    .where("workspace_id", "=", workspace)
    .where("holder", "=", holder)
    .execute();
}

function toRow(row: Selectable<ConnectedTables["outbox"]>): OutboxRow {
  const kept = parseJson(row.write);
  const { write, base } = isJsonObject(kept) ? kept : {};
  return {
    number: row.number,
    createdAt: row.created_at,
    author: row.author,
    write: queuedWriteSchema.parse(write),
    base: isJsonObject(base) ? base : null,
    state: row.state,
    attempts: row.attempts,
    holder: row.holder,
    aliveAt: row.alive_at,
    problem: row.problem === null ? null : (JSON.parse(row.problem) as ConnectionProblem),
  };
}
