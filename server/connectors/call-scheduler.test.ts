import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SimulatedVendor, type SimulatedVendorOptions } from "../testing/simulated-vendor.ts";
import type { CallPriority } from "./call-budget.ts";
import { CallScheduler } from "./call-scheduler.ts";
import { intercomLimits } from "./intercom/intercom-limits.ts";
import type { VendorReply } from "./vendor-reply.ts";

const soak = Number(process.env["SOAK"] ?? 1);

beforeEach(() => {
  vi.useFakeTimers({ now: 1_900_000_003_217 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Of the virtual clock; Node's own promised timer is not. */
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function vendorWith(options: Partial<SimulatedVendorOptions>): SimulatedVendor {
  return new SimulatedVendor({
    limit: 166,
    windows: "of the clock",
    latencyMs: () => 120,
    wait,
    ...options,
  });
}

async function sendTo(vendor: SimulatedVendor): Promise<VendorReply> {
  const { status, headers } = await vendor.call();
  return { kind: "reply", status, headers, json: {} };
}

function read(scheduler: CallScheduler, vendor: SimulatedVendor, priority: CallPriority) {
  return scheduler.run({ priority, isRepeatable: true, send: () => sendTo(vendor) });
}

async function finish<Value>(work: Promise<Value>): Promise<Value> {
  const state = { isDone: false };
  void work.finally(() => (state.isDone = true));
  while (!state.isDone) await vi.advanceTimersByTimeAsync(50);
  return work;
}

const clocks: [string, Partial<SimulatedVendorOptions>][] = [
  ["windows of the clock", { windows: "of the clock" }],
  ["windows from the first call", { windows: "from the first call" }],
  ["a clock far ahead of ours", { aheadMs: 3_600_400 }],
  ["a clock behind ours", { aheadMs: -86_400_700 }],
  ["a slow vendor", { latencyMs: () => 100 + Math.random() * 1400 }],
];

test.each(clocks)(
  "a sweep of 5,000 calls meets no 429 and uses nine tenths of the limit: %s",
  async (_name, options) => {
    const vendor = vendorWith(options);
    const scheduler = new CallScheduler(intercomLimits);
    const startedAtMs = Date.now();
    const replies = await finish(
      Promise.all(
        Array.from({ length: 5_000 * soak }, () => read(scheduler, vendor, "background")),
      ),
    );
    expect(replies.every((reply) => reply.kind === "reply" && reply.status === 200)).toBe(true);
    expect(vendor.refused).toBe(0);
    const elapsedSeconds = (Date.now() - startedAtMs) / 1000;
    expect((5_000 * soak) / elapsedSeconds).toBeGreaterThanOrEqual(0.9 * 16.6);
  },
  60_000 * soak,
);

test.each(clocks)(
  "two servers with one token share the limit, and hardly any call is refused: %s",
  async (_name, options) => {
    const vendor = vendorWith(options);
    const calls = 1_500 * soak;
    const startedAtMs = Date.now();
    const tookMs = await finish(
      Promise.all(
        [0, 1].map(async () => {
          const scheduler = new CallScheduler(intercomLimits);
          const reads = Array.from({ length: calls }, () => read(scheduler, vendor, "background"));
          const replies = await Promise.all(reads);
          expect(replies.every((reply) => reply.kind === "reply" && reply.status === 200)).toBe(
            true,
          );
          return Date.now() - startedAtMs;
        }),
      ),
    );
    expect(vendor.refused).toBeLessThan((2 * calls) / 50);
    expect(Math.max(...tookMs) / Math.min(...tookMs)).toBeLessThan(1.5);
    expect((2 * calls) / (Math.max(...tookMs) / 1000)).toBeGreaterThanOrEqual(0.8 * 16.6);
  },
  60_000 * soak,
);

test("a person's read never waits longer than one window behind a sweep", async () => {
  const vendor = vendorWith({});
  const scheduler = new CallScheduler(intercomLimits);
  const sweep = Promise.all(
    Array.from({ length: 2_000 }, () => read(scheduler, vendor, "background")),
  );
  const waitsMs: number[] = [];
  const person = async () => {
    for (let click = 0; click < 200; click++) {
      const askedAtMs = Date.now();
      await read(scheduler, vendor, "interactive");
      waitsMs.push(Date.now() - askedAtMs);
      await wait(Math.random() * 1000);
    }
  };
  await finish(Promise.all([sweep, person()]));
  expect(vendor.refused).toBe(0);
  expect(Math.max(...waitsMs)).toBeLessThanOrEqual(10_000);
});

test("a hundred reads by people at once go before a sweep that has begun", async () => {
  const vendor = vendorWith({});
  const scheduler = new CallScheduler(intercomLimits);
  const sweep = Array.from({ length: 1_000 }, () => read(scheduler, vendor, "background"));
  await vi.advanceTimersByTimeAsync(15_000);
  const clicks = Promise.all(
    Array.from({ length: 100 }, () => read(scheduler, vendor, "interactive")),
  );
  const askedAtMs = Date.now();
  await finish(clicks);
  expect(Date.now() - askedAtMs).toBeLessThanOrEqual(10_000);
  await finish(Promise.all(sweep));
  expect(vendor.refused).toBe(0);
});

test("where another program uses the same limit, a 429 waits for the next window and nothing fails", async () => {
  const vendor = vendorWith({});
  const scheduler = new CallScheduler(intercomLimits);
  const sweep = Promise.all(
    Array.from({ length: 600 }, () => read(scheduler, vendor, "background")),
  );
  const state = { isOver: false };
  void sweep.then(() => (state.isOver = true));
  const other = (async () => {
    while (!state.isOver) {
      vendor.answer();
      await wait(60 + Math.random() * 60);
    }
  })();
  const replies = await finish(sweep);
  await finish(other);
  expect(replies.every((reply) => reply.kind === "reply" && reply.status === 200)).toBe(true);
});

test("a vendor that says nothing of its limit is called as if it had the smallest one known", async () => {
  const vendor = vendorWith({ hasLimitHeaders: false });
  const scheduler = new CallScheduler(intercomLimits);
  const replies = await finish(
    Promise.all(Array.from({ length: 500 }, () => read(scheduler, vendor, "background"))),
  );
  expect(replies.every((reply) => reply.kind === "reply" && reply.status === 200)).toBe(true);
});

test(
  "whatever mixture of limits, windows, clocks and delays, our calls alone meet no 429",
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          limit: fc.integer({ min: 10, max: 400 }),
          windows: fc.constantFrom("of the clock" as const, "from the first call" as const),
          aheadMs: fc.integer({ min: -100_000, max: 100_000 }),
          slowestMs: fc.integer({ min: 10, max: 3000 }),
        }),
        async ({ slowestMs, ...options }) => {
          const vendor = vendorWith({ ...options, latencyMs: () => Math.random() * slowestMs });
          const scheduler = new CallScheduler(intercomLimits);
          const priority = () => (Math.random() < 0.9 ? "background" : "interactive");
          await finish(
            Promise.all(
              Array.from({ length: 4 * options.limit }, () => read(scheduler, vendor, priority())),
            ),
          );
          expect(vendor.refused).toBe(0);
        },
      ),
      { numRuns: 15 * soak },
    );
  },
  120_000 * soak,
);
