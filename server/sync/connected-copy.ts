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
import { connectedRecord } from "./connected-record.ts";
import { Outbox } from "./outbox.ts";
import { RecreatedRecords } from "./recreate-record.ts";
import type { SourceOfRecord } from "./source-of-record.ts";
import { VendorWrites } from "./vendor-writes.ts";
import { Sweeps } from "./sweeps.ts";

/** What a workspace offers whose records are a copy of a vendor's. */
export interface ConnectedCopy {
  sync: SyncedCopy;
  gone: GoneRecords;
  history: RecordHistory;
  alarms: SchemaAlarms;
  /** How records are written and looked up. */
  record: SourceOfRecord;
  outbox: Outbox;
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
  /** How often it is looked whether a kept write can be sent. */
  sendEveryMs?: number;
}

/** The copy of a vendor's records in a database that was made for one. */
export function openConnectedCopy({
  database,
  connector,
  onError,
  shortestPauseSeconds,
  sendEveryMs,
}: ConnectedCopyOptions): ConnectedCopy {
  const guard = new AccountGuard(database, connector);
  const sweeps = new Sweeps({ database, connector, guard, onError, shortestPauseSeconds });
  const refusal = () => guard.refusal();
  const writes = new VendorWrites({ database, connector, refusal });
  const outbox = new Outbox(writes, { onFailure: onError, intervalMs: sendEveryMs });
  return {
    record: connectedRecord(writes, () => outbox.wake()),
    outbox,
    sync: new CopySync({ database, connector, guard, sweeps }),
    gone: new GoneStore(database, connector, new RecreatedRecords(writes)),
    history: new HistoryStore(database),
    alarms: new AlarmStore(database),
    guard,
    start: () => {
      sweeps.start();
      outbox.start();
    },
    stop: async () => {
      await Promise.all([sweeps.stop(), outbox.stop()]);
    },
  };
}
