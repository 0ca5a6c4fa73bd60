import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { syncStateSchema, type SyncState } from "../../contract/sync.ts";
import { createInstances } from "../features/instances/create-instances.ts";
import { openEmptyTestApp, testToken } from "../testing/test-app.ts";
import { describeKillsOnEachDatabase } from "../testing/lasting-database.ts";
import { processToken, startedServer } from "../testing/server-process.ts";
import { vendorContents } from "../testing/vendor-contents.ts";
import { openVendorUpstream } from "../testing/vendor-upstream.ts";

const soak = Number(process.env["SOAK"] ?? 1);
const orders = 1200;

describeKillsOnEachDatabase(
  "A server that is killed in mid-sweep, again and again",
  (make, kills) => {
    it(
      "goes on from its last page and ends with an equal copy",
      async () => {
        const vendor = await openVendorUpstream();
        const lasting = await make();
        const { database } = vendor.upstream;
        const settings = {
          ...lasting.settings,
          INTERCOM_ACCESS_TOKEN: testToken,
          INTERCOM_REGION: vendor.proxy.address,
        };
        try {
          const writes = Array.from({ length: orders }, (_, index) => ({
            fields: { external_id: `made_${index}` },
            write: { values: { order_number: `N-${index}` }, references: [] },
          }));
          for (let start = 0; start < orders; start += 1000)
            await database.transaction((db) =>
              createInstances(db, database.dialect, "Order", writes.slice(start, start + 1000)),
            );
          for (let round = 0; round < kills * soak; round += 1) {
            // A page takes a while, and the server dies with the read of one that is further on each time.
            const killed = Promise.withResolvers<void>();
            let pages = 0;
            vendor.proxy.fault = ({ path: called }) => {
              if (!called.includes("/Order?")) return undefined;
              pages += 1;
              if (pages > 1 + (round % 3)) killed.resolve();
              return { kind: "delay", ms: 30 };
            };
            const server = await startedServer(settings);
            const state = await readState(server.address);
            if (state.lists.every((list) => list.state === "idle"))
              await post(server.address, "/console/sync/sweeps");
            await Promise.race([killed.promise, untilIdle(server.address)]);
            await server.kill();
            await lasting.forgetTheDead();
          }
          const asked = vendor.proxy.requests.length;
          vendor.proxy.fault = () => undefined;
          const server = await startedServer(settings);
          await untilIdle(server.address);
          await server.kill();
          const pages = vendor.proxy.requests
            .slice(asked)
            .filter((call) => call.includes("/Order?"));
          expect(pages.length).toBeLessThan(Math.ceil(orders / 150));
          const copy = await openEmptyTestApp(await lasting.open());
          expect(await vendorContents(copy)).toEqual(await vendorContents(vendor.upstream));
          const gone = await copy.database.db.selectFrom("gone_records").selectAll().execute();
          expect(gone).toEqual([]);
          await copy.close();
        } finally {
          await vendor.close();
          await lasting.remove();
        }
      },
      120_000 * soak,
    );
  },
);

async function untilIdle(address: string): Promise<void> {
  for (;;) {
    try {
      const { lists } = await readState(address);
      if (lists.length > 2 && lists.every(({ state }) => state === "idle")) return;
    } catch (error) {
      // The server was killed meanwhile, which is what this is about.
      if (error instanceof TypeError) return;
      throw error;
    }
    await sleep(100);
  }
}

async function readState(address: string): Promise<SyncState> {
  const headers = { authorization: `Bearer ${processToken}` };
  const reply = await fetch(`${address}/api/console/sync`, { headers });
  return syncStateSchema.parse(await reply.json());
}

async function post(address: string, pathname: string): Promise<void> {
  const headers = { authorization: `Bearer ${processToken}`, "content-type": "application/json" };
  await fetch(`${address}/api${pathname}`, { method: "POST", headers, body: "{}" });
}
