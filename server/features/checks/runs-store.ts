import { z } from "zod";
import { checkKindSchema } from "../../../contract/check-kinds.ts";
import { checkRunSchema, type CheckRun, type Coverage } from "../../../contract/checks.ts";
import type { Database, Queries } from "../../database/database.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";

/** A run as it is stored. */
export interface StoredRun {
  number: number;
  status: CheckRun["status"];
  reason: CheckRun["reason"];
  schemaVersion: number;
  startedAt: number;
  aliveAt: number;
  finishedAt: number | null;
  covered: Coverage;
  total: Coverage;
  unstored: Map<string, number>;
}

const coverage = checkRunSchema.shape.covered;
const unstoredSchema = z.partialRecord(checkKindSchema, z.number().int());

/** The last runs, the newest first. */
export async function readRuns(db: Queries): Promise<StoredRun[]> {
  const rows = await db
    .selectFrom("check_runs")
    .selectAll()
    .where("workspace_id", "=", workspace)
    .orderBy("number", "desc")
    .limit(10)
    .execute();
  return rows.map((row) => ({
    number: row.number,
    status: row.status,
    reason: row.reason,
    schemaVersion: row.schema_version,
    startedAt: row.started_at,
    aliveAt: row.alive_at,
    finishedAt: row.finished_at,
    covered: coverage.parse(JSON.parse(row.covered)),
    total: coverage.parse(JSON.parse(row.total)),
    unstored: new Map(Object.entries(unstoredSchema.parse(JSON.parse(row.unstored)))),
  }));
}

/**
 * Begin a run, unless one is under way: then that one is answered. `isAlive` tells whether somebody still works on a
 * run that is not ended; one that nobody works on is ended first.
 */
export function beginRun(
  database: Database,
  { schemaVersion, total }: { schemaVersion: number; total: Coverage },
  isAlive: (run: StoredRun) => boolean,
): Promise<{ run: StoredRun; isNew: boolean }> {
  return database.transaction(async (db) => {
    // One server at a time may look whether a run is under way.
    await db
      .selectFrom("workspaces")
      .select("id")
      .where("id", "=", workspace)
      .$if(database.dialect === "postgres", (query) => query.forNoKeyUpdate())
      .execute();
    const runs = await readRuns(db);
    const running = runs.filter(({ status }) => status === "running");
    const alive = running.find(isAlive);
    if (alive) return { run: alive, isNew: false };
    for (const { number, covered } of running)
      await endRun(db, number, { status: "cut_short", reason: "stopped", covered });
    const covered = { references: 0, instances: 0, contacts: 0 };
    const now = seconds();
    const run: StoredRun = {
      number: (runs[0]?.number ?? 0) + 1,
      status: "running",
      reason: null,
      schemaVersion,
      startedAt: now,
      aliveAt: now,
      finishedAt: null,
      covered,
      total,
      unstored: new Map(),
    };
    await db
      .insertInto("check_runs")
      .values({
        workspace_id: workspace,
        number: run.number,
        status: run.status,
        reason: null,
        schema_version: schemaVersion,
        started_at: now,
        alive_at: now,
        finished_at: null,
        covered: JSON.stringify(covered),
        total: JSON.stringify(total),
        unstored: "{}",
      })
      .execute();
    return { run, isNew: true };
  });
}

/** Keep how far a run has come. False where someone ended it meanwhile. */
export async function saveProgress(
  db: Queries,
  number: number,
  covered: Coverage,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("check_runs")
    .set({ covered: JSON.stringify(covered), alive_at: seconds() })
    .where("workspace_id", "=", workspace)
    .where("number", "=", number)
    .where("status", "=", "running")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** End a run that is under way. False where it was ended already. */
export async function endRun(
  db: Queries,
  number: number,
  end: {
    status: "complete" | "cut_short";
    reason: CheckRun["reason"];
    covered?: Coverage;
    unstored?: Map<string, number>;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("check_runs")
    .set({
      status: end.status,
      reason: end.reason,
      finished_at: seconds(),
      ...(end.covered ? { covered: JSON.stringify(end.covered) } : {}),
      ...(end.unstored ? { unstored: JSON.stringify(Object.fromEntries(end.unstored)) } : {}),
    })
    .where("workspace_id", "=", workspace)
    .where("number", "=", number)
    .where("status", "=", "running")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Forget runs up to a number, but for those that are still told of. */
export async function deleteRuns(
  db: Queries,
  { upTo, keep }: { upTo: number; keep: number[] },
): Promise<void> {
  await db
    .deleteFrom("check_runs")
    .where("workspace_id", "=", workspace)
    .where("status", "!=", "running")
    .where("number", "<=", upTo)
    .where("number", "not in", keep)
    .execute();
}

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}
