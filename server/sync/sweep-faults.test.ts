import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { syncEndpoints } from "../../contract/sync.ts";
import { describeOnEachDatabase } from "../database/testing.ts";
import { createInstances } from "../features/instances/create-instances.ts";
import { openConnectedApp, type ConnectedApp } from "../testing/connected-app.ts";
import { readFaults } from "../testing/faults.ts";
import {
  foreignChanges,
  makeForeignChange,
  type ForeignChange,
} from "../testing/foreign-changes.ts";
import { vendorContents } from "../testing/vendor-contents.ts";

const soak = Number(process.env["SOAK"] ?? 1);

/** More than a page of Intercom's. */
const orders = 400;

describeOnEachDatabase("A sweep over a faulty way", (openDatabase) => {
  let app: ConnectedApp;
  beforeEach(async () => {
    app = await openConnectedApp(await openDatabase());
    const { database } = app.vendor.upstream;
    const writes = Array.from({ length: orders }, (_, index) => ({
      fields: { external_id: `made_${index}` },
      write: { values: { order_number: `N-${index}` }, references: [] },
    }));
    await database.transaction((db) => createInstances(db, database.dialect, "Order", writes));
  });
  afterEach(() => app.close());

  it(
    "leaves the copy equal to what the vendor has once it is quiet, whatever others changed meanwhile",
    async () => {
      const step = fc.record({
        fault: fc.option(readFaults, { nil: undefined, freq: 2 }),
        change: fc.option(foreignChanges, { nil: undefined, freq: 2 }),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
          await sweepThrough(steps.map(({ fault, change }) => ({ fault, change })));
          const { lists } = await app.sweep();
          const contents = await vendorContents(app.vendor.upstream);
          expect(await vendorContents(app)).toEqual(contents);
          expect(lists.map(({ problem }) => problem)).toEqual(lists.map(() => null));
          expect(lists.reduce((sum, { held }) => sum + held, 0)).toBe(contents.length);
        }),
        { numRuns: 4 * soak },
      );
    },
    120_000 * soak,
  );

  /** Each call of a sweep meets the next fault, and somebody changes something behind its back. */
  async function sweepThrough(
    steps: {
      fault: ReturnType<typeof app.vendor.proxy.fault>;
      change: ForeignChange | undefined;
    }[],
  ): Promise<void> {
    const { proxy, upstream } = app.vendor;
    let changes = Promise.resolve();
    const waiting = [...steps];
    proxy.fault = () => {
      const { fault, change } = waiting.shift() ?? {};
      if (change) changes = changes.then(() => makeForeignChange(upstream, change));
      return fault;
    };
    await app.sweep();
    proxy.fault = () => undefined;
    await changes;
    await app.call(syncEndpoints.get);
  }
});
