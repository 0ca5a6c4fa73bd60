import {
  IntercomConnector,
  type IntercomOptions,
} from "../connectors/intercom/intercom-connector.ts";
import type { VendorFailure } from "../connectors/vendor-failure.ts";
import { openDatabase } from "../database/open-database.ts";
import { startFaultyProxy, type FaultyProxy } from "./faulty-proxy.ts";
import { openTestApp, testToken, type TestApp } from "./test-app.ts";

/** A second Objectory server in the vendor's place, a faulty way to it, and a connector that goes that way. */
export interface VendorUpstream {
  /** What the vendor has. */
  upstream: TestApp;
  proxy: FaultyProxy;
  connector: IntercomConnector;
  /** Every call that failed so far. */
  failures: VendorFailure[];
  /** Another connector, over the same way. */
  connect(options?: Partial<IntercomOptions>): IntercomConnector;
  close(): Promise<void>;
}

export async function openVendorUpstream(): Promise<VendorUpstream> {
  const upstream = await openTestApp(await openDatabase({ file: ":memory:" }));
  const proxy = await startFaultyProxy(await upstream.app.listen({ host: "127.0.0.1", port: 0 }));
  const failures: VendorFailure[] = [];
  const connect = (options: Partial<IntercomOptions> = {}) =>
    new IntercomConnector({
      token: testToken,
      location: proxy.address,
      version: "2.16",
      onFailure: (failure) => failures.push(failure),
      ...options,
    });
  return {
    upstream,
    proxy,
    connector: connect(),
    failures,
    connect,
    close: async () => {
      await proxy.close();
      await upstream.close();
    },
  };
}
