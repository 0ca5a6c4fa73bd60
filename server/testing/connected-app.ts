import { syncEndpoints, type SyncState } from "../../contract/sync.ts";
import { reasonsOfMissing } from "../connectors/capabilities.ts";
import type { Database } from "../database/database.ts";
import { openConnectedCopy, type ConnectedCopy } from "../sync/connected-copy.ts";
import { ensureWorkspace } from "../workspace/workspace.ts";
import { openEmptyTestApp, type TestApp } from "./test-app.ts";
import { openVendorUpstream, type VendorUpstream } from "./vendor-upstream.ts";

/** A server whose workspace is a copy of what a second one has, with a faulty way between them. */
export interface ConnectedApp extends TestApp {
  vendor: VendorUpstream;
  copy: ConnectedCopy;
  /** Read all lists once, from their beginning to their end, however often the vendor fails meanwhile. */
  sweep(): Promise<SyncState>;
  /** Wait until no sweep is under way. */
  untilSwept(): Promise<SyncState>;
}

/** Nothing is swept before `sweep` is called, or `copy.start()`. */
export async function openConnectedApp(database: Database): Promise<ConnectedApp> {
  const vendor = await openVendorUpstream();
  await ensureWorkspace(database, { name: "Intercom", demo: false, vendor: "Intercom" });
  const { connector } = vendor;
  const errors: unknown[] = [];
  const copy = openConnectedCopy({
    database,
    connector,
    onError: (error) => errors.push(error),
    shortestPauseSeconds: 0,
  });
  const missingCapabilities = reasonsOfMissing(connector.capabilities);
  const app = await openEmptyTestApp(database, { copy, missingCapabilities });

  async function untilSwept(): Promise<SyncState> {
    for (;;) {
      if (errors.length > 0) throw errors[0];
      const state = await app.call(syncEndpoints.get);
      if (state.lists.every((list) => list.state === "idle")) return state;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  return {
    ...app,
    vendor,
    copy,
    untilSwept,
    sweep: async () => {
      copy.start();
      await untilSwept();
      await app.call(syncEndpoints.sweep, { body: {} });
      return untilSwept();
    },
    close: async () => {
      await copy.stop();
      await app.close();
      await vendor.close();
    },
  };
}
