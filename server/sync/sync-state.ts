import { connectionProblemSchema, type ConnectionProblem } from "../../contract/connection.ts";
import type { SyncList, SyncState } from "../../contract/sync.ts";
import type { Connector } from "../connectors/connector.ts";
import type { Database, Queries } from "../database/database.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";
import { countInstances } from "../features/instances/instance-counts.ts";
import type { CopiedList } from "./copied-record.ts";
import { dueAt, isOf, plannedLists, readSchedule } from "./sweep-plan.ts";
import { readLists, type SyncListRow } from "./sync-lists.ts";

/** How much of the vendor's records the copy holds, and how old it is. */
export async function readSyncState(
  database: Database,
  connector: Connector,
  problem: ConnectionProblem | null,
): Promise<SyncState> {
  const { db } = database;
  const [rows, planned] = [await readLists(db), await plannedLists(database, connector)];
  const { interval, keptDays } = await readSchedule(db);
  const lists: SyncList[] = [];
  for (const list of planned) {
    const row = rows.find((each) => isOf(each, list));
    lists.push({ ...describe(list, row), held: await countHeld(db, list) });
  }
  const { limit, used, resetsAtMs, waiting } = connector.schedulerState();
  return {
    lists,
    interval_seconds: interval,
    next_sweep_at: nextSweepAt(rows, interval),
    changes_kept_days: keptDays,
    problem,
    alarms: await countAlarms(db),
    outbox: await countOutbox(db),
    budget: {
      limit,
      used,
      resets_at: Math.ceil(resetsAtMs / 1000),
      queued: waiting.interactive + waiting.background,
    },
  };
}

function describe({ kind, typeId }: CopiedList, row: SyncListRow | undefined): SyncList {
  const isWaiting = !row || (row.state === "idle" && row.started_at === null);
  return {
    kind,
    object_type_id: kind === "instance" ? typeId : null,
    state: isWaiting ? "waiting" : row.state,
    held: 0,
    total: row?.total ?? null,
    seen: row?.seen ?? 0,
    unread: row?.unread ?? 0,
    started_at: row?.started_at ?? null,
    complete_from: row?.complete_from ?? null,
    complete_at: row?.complete_at ?? null,
    problem: row?.problem == null ? null : connectionProblemSchema.parse(JSON.parse(row.problem)),
  };
}

function nextSweepAt(rows: readonly SyncListRow[], interval: number | null): number | null {
  const due = rows.flatMap((row) => (row.state === "idle" ? (dueAt(row, interval) ?? []) : []));
  return due.length === 0 ? null : Math.max(Math.min(...due), 0);
}

async function countHeld(db: Queries, { kind, typeId }: CopiedList): Promise<number> {
  if (kind === "instance") return countInstances(db, typeId);
  const { held } = await db
    .selectFrom(kind === "contact" ? "contacts" : "conversations")
    .select((row) => row.fn.countAll<number>().as("held"))
    .where("workspace_id", "=", workspace)
    .$if(kind === "contact", (query) => query.where("merged_into", "is", null))
    .executeTakeFirstOrThrow();
  return held;
}

async function countAlarms(db: Queries): Promise<number> {
  const { alarms } = await db
    .selectFrom("schema_alarms")
    .select((row) => row.fn.countAll<number>().as("alarms"))
    .where("workspace_id", "=", workspace)
    .where("dismissed_at", "is", null)
    .executeTakeFirstOrThrow();
  return alarms;
}

async function countOutbox(db: Queries): Promise<SyncState["outbox"]> {
  const rows = await db
    .selectFrom("outbox")
    .select(["state", (row) => row.fn.countAll<number>().as("writes")])
    .where("workspace_id", "=", workspace)
    .groupBy("state")
    .execute();
  const isWaiting = new Set(["waiting", "sending"]);
  const counts = { waiting: 0, undecided: 0 };
  for (const { state, writes } of rows)
    counts[isWaiting.has(state) ? "waiting" : "undecided"] += writes;
  return counts;
}
