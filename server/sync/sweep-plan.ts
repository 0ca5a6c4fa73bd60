import type { Connector } from "../connectors/connector.ts";
import type { Database, Queries } from "../database/database.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";
import { loadSchema } from "../workspace/schema.ts";
import type { CopiedList } from "./copied-record.ts";
import { addLists, beginSweep, readLists, type SyncListRow } from "./sync-lists.ts";

/** The lists of a vendor that are copied: contacts, conversations, then types in the order of the navigation. */
export async function plannedLists(
  database: Database,
  { capabilities }: Connector,
): Promise<CopiedList[]> {
  const { objectTypes } = await loadSchema(database);
  const types = [...objectTypes.values()].filter(({ archived }) => !archived);
  return [
    { kind: "contact", typeId: "" },
    ...(capabilities.conversations === true ? [{ kind: "conversation", typeId: "" } as const] : []),
    ...(capabilities.list_every_instance === true
      ? types.map(({ id }) => ({ kind: "instance", typeId: id }) as const)
      : []),
  ];
}

/** See to it that each list that is to be copied is among those that are swept, and answer how they are. */
export async function addPlannedLists(
  database: Database,
  connector: Connector,
): Promise<SyncListRow[]> {
  const lists = await plannedLists(database, connector);
  const known = await readLists(database.db);
  const missing = lists.filter((list) => !known.some((row) => isOf(row, list)));
  await addLists(database.db, missing);
  const rows = missing.length === 0 ? known : await readLists(database.db);
  return rows.filter((row) => lists.some((list) => isOf(row, list)));
}

export function isOf(row: SyncListRow, { kind, typeId }: CopiedList): boolean {
  return row.kind === kind && row.object_type_id === typeId;
}

export function listOf({ kind, object_type_id }: SyncListRow): CopiedList {
  return { kind, typeId: object_type_id };
}

/** How long after its start a sweep is repeated, null for never; and how long changes are kept, null for ever. */
export async function readSchedule(
  db: Queries,
): Promise<{ interval: number | null; keptDays: number | null }> {
  const { sweep_interval_seconds: interval, changes_kept_days: keptDays } = await db
    .selectFrom("workspaces")
    .select(["sweep_interval_seconds", "changes_kept_days"])
    .where("id", "=", workspace)
    .executeTakeFirstOrThrow();
  return { interval, keptDays };
}

/** When a list that is not being swept is swept next; undefined for never. The first sweep waits for nothing. */
export function dueAt({ started_at }: SyncListRow, interval: number | null): number | undefined {
  if (started_at === null) return 0;
  return interval === null ? undefined : started_at + interval;
}

/** Those of some lists that it is time to sweep. */
export function dueLists(rows: readonly SyncListRow[], interval: number | null): SyncListRow[] {
  const now = Date.now() / 1000;
  return rows.filter((row) => row.state === "idle" && (dueAt(row, interval) ?? Infinity) <= now);
}

export async function beginSweeps(db: Queries, rows: readonly SyncListRow[]): Promise<void> {
  for (const row of rows) await beginSweep(db, listOf(row));
}
