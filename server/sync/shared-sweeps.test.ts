import { expect, it } from "vitest";
import { syncEndpoints } from "../../contract/sync.ts";
import { describeOnEachDatabase } from "../database/testing.ts";
import { createInstances } from "../features/instances/create-instances.ts";
import { openConnectedApp } from "../testing/connected-app.ts";
import { vendorContents } from "../testing/vendor-contents.ts";
import { openConnectedCopy } from "./connected-copy.ts";

const orders = 900;

describeOnEachDatabase("Two servers over one database", (openDatabase) => {
  it("share the sweeps, and one goes on with what the other leaves", async () => {
    const app = await openConnectedApp(await openDatabase());
    const { upstream, proxy } = app.vendor;
    const writes = Array.from({ length: orders }, (_, index) => ({
      fields: { external_id: `made_${index}` },
      write: { values: { order_number: `N-${index}` }, references: [] },
    }));
    await upstream.database.transaction((db) =>
      createInstances(db, upstream.database.dialect, "Order", writes),
    );
    const errors: unknown[] = [];
    const other = openConnectedCopy({
      database: app.database,
      connector: app.vendor.connect(),
      onError: (error) => errors.push(error),
      shortestPauseSeconds: 0,
    });
    const third = Promise.withResolvers<void>();
    proxy.fault = ({ path }) => {
      if (path.includes("/Order?") && path.includes("page=3")) third.resolve();
      return { kind: "delay", ms: 20 };
    };
    app.copy.start();
    await third.promise;
    other.start();
    await app.copy.stop();
    await app.untilSwept();
    expect(await vendorContents(app)).toEqual(await vendorContents(upstream));
    const firstPages = proxy.requests.filter((call) => call.endsWith("/Order?per_page=150&page=1"));
    expect(firstPages).toHaveLength(1);
    const { lists } = await app.call(syncEndpoints.get);
    expect(lists.map(({ problem, held }) => [problem, held])).toEqual([
      [null, 3],
      [null, 2],
      [null, orders + 3],
    ]);
    await other.stop();
    expect(errors).toEqual([]);
    await app.close();
  });
});
