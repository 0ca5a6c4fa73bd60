import { reasonsOfMissing } from "../connectors/capabilities.ts";
import type { Database } from "../database/database.ts";
import { theWorkspaceId } from "../database/tables.ts";
import { openConnectedCopy, type ConnectedCopy } from "../sync/connected-copy.ts";
import { openEmptyTestApp, type TestApp } from "./test-app.ts";
import { insertTestWorkspace } from "./test-workspace.ts";
import { openVendorUpstream, type VendorUpstream } from "./vendor-upstream.ts";

/** A server whose workspace is a copy of what a second one has, whole from the beginning, with a faulty way between them. */
export interface WrittenApp extends TestApp {
  vendor: VendorUpstream;
  copy: ConnectedCopy;
  /** Another server over the same database, as after a restart. */
  restart(): ConnectedCopy;
}

/** Nothing that waits is sent before `copy.outbox.start()`, and nothing is swept. */
export async function openWrittenApp(database: Database): Promise<WrittenApp> {
  const vendor = await openVendorUpstream();
  await insertTestWorkspace(database);
  await database.db
    .updateTable("workspaces")
    .set({ vendor: "Intercom" })
    .where("id", "=", theWorkspaceId)
    .execute();
  const { connector } = vendor;
  const opened: ConnectedCopy[] = [];
  const open = () => {
    const onError = (error: unknown) => {
      throw error;
    };
    const copy = openConnectedCopy({ database, connector, onError, sendEveryMs: 50 });
    opened.push(copy);
    return copy;
  };
  const copy = open();
  const missingCapabilities = reasonsOfMissing(connector.capabilities);
  const app = await openEmptyTestApp(database, { copy, missingCapabilities });
  return {
    ...app,
    vendor,
    copy,
    restart: open,
    close: async () => {
      for (const { outbox } of opened) await outbox.stop();
      await app.close();
      await vendor.close();
    },
  };
}
