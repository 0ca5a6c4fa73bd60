import { setImmediate as yieldToOthers } from "node:timers/promises";
import type { Database } from "../database/database.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";
import { readSchedule } from "./sweep-plan.ts";

const changesAtOnce = 500;
const secondsPerDay = 24 * 3600;

/** Remove the changes that are kept long enough, the oldest first and few at a time, until `signal` is aborted. */
export async function pruneChanges(database: Database, signal: AbortSignal): Promise<void> {
  const { keptDays: days } = await readSchedule(database.db);
  if (days === null) return;
  const before = Math.floor(Date.now() / 1000) - days * secondsPerDay;
  for (let removed = changesAtOnce; removed === changesAtOnce && !signal.aborted;) {
    removed = await pruneSome(database, before);
    await yieldToOthers();
  }
}

/** Changes are numbered as they come, so the oldest have the lowest numbers and no other need be looked at. */
async function pruneSome({ db }: Database, before: number): Promise<number> {
  const oldest = await db
    .selectFrom("record_changes")
    .select(["number", "at"])
    .where("workspace_id", "=", workspace)
    .orderBy("number")
    .limit(changesAtOnce)
    .execute();
  const numbers = oldest.filter(({ at }) => at < before).map(({ number }) => number);
  if (numbers.length === 0) return 0;
  await db
    .deleteFrom("record_changes")
    .where("workspace_id", "=", workspace)
    .where("number", "in", numbers)
    .execute();
  return numbers.length;
}
