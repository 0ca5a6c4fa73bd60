import type { Connector } from "../connectors/connector.ts";
import type { Database } from "../database/database.ts";
import type { GoneRecords } from "../features/gone-records/routes.ts";
import type { RecordHistory } from "../features/record-changes/routes.ts";
import type { SchemaAlarms } from "../features/schema-alarms/routes.ts";
import type { SyncedCopy } from "../features/sync/routes.ts";
import { AccountGuard } from "./account-guard.ts";
import { AlarmStore } from "./alarm-store.ts";
import { CopySync } from "./copy-sync.ts";
import { GoneStore } from "./gone-store.ts";
import { HistoryStore } from "./history-store.ts";
import { Sweeps } from "./sweeps.ts";

/** What a workspace offers whose records are a copy of a vendor's. */
export interface ConnectedCopy {
  sync: SyncedCopy;
  gone: GoneRecords;
  history: RecordHistory;
  alarms: SchemaAlarms;
  /** To be asked before anything is read from the vendor or written there. */
  guard: AccountGuard;
  /** Start to keep the copy up to date. */
  start(): void;
  /** Leave off; resolves once nothing is written any more. */
  stop(): Promise<void>;
}

export interface ConnectedCopyOptions {
  database: Database;
  connector: Connector;
  /** Told of what goes wrong without anybody waiting for it, but for what the vendor is to blame for. */
  onError: (error: unknown) => void;
  /** How long to wait after the vendor failed for the first time; twice as long after each time that follows. */
  shortestPauseSeconds?: number;
}

/** The copy of a vendor's records in a database that was made for one. */
export function openConnectedCopy({
  database,
  connector,
  onError,
  shortestPauseSeconds,
}: ConnectedCopyOptions): ConnectedCopy {
  const guard = new AccountGuard(database, connector);
  const sweeps = new Sweeps({ database, connector, guard, onError, shortestPauseSeconds });
  return {
    sync: new CopySync({ database, connector, guard, sweeps }),
    gone: new GoneStore(database, connector),
    history: new HistoryStore(database),
    alarms: new AlarmStore(database),
    guard,
    start: () => sweeps.start(),
    stop: () => sweeps.stop(),
  };
}
