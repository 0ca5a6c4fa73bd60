import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { workspaceSchemaSchema } from "../../contract/objects.ts";
import { syncStateSchema, type SyncState } from "../../contract/sync.ts";
import {
  processToken,
  startedServer,
  type ServerProcess,
} from "../../server/testing/server-process.ts";
import { formatMs, formatRatio, p95, printTable } from "../report.ts";
import { call } from "./call.ts";
import { walkPlainly } from "./plain-walk.ts";
import { ownMegabytes, processorMs } from "./process-usage.ts";

/** What Intercom allows an app. */
const callsPerMinute = 10_000;
const recordsPerPage = 150;
const everyMs = 50;

/**
 * A first sweep of everything over the vendor's limit, the next one, which finds nothing new, and what readers notice of
 * both. The vendor runs on the same machine: beside them stands what it takes to read all pages and keep nothing.
 */
export async function benchSync(dataDir: string): Promise<void> {
  const vendorDir = join(dataDir, "vendor");
  mkdirSync(vendorDir);
  copyFileSync(join(dataDir, "objectory.db"), join(vendorDir, "objectory.db"));
  const vendor = await startedServer({
    OBJECTORY_DATA_DIR: vendorDir,
    OBJECTORY_RATE_LIMIT: String(callsPerMinute),
  });
  try {
    const schema = workspaceSchemaSchema.parse(await call(vendor, "/console/objects"));
    const types = schema.object_types.map(({ id }) => id);
    const walk = await measureWalk(vendor, types);
    const rows = [walk.row, ...(await measureSweeps(dataDir, vendor, types, walk.ms))];
    printTable(
      `A sweep of a vendor with ${callsPerMinute} calls a minute; aim: the time of its calls + 20 %, < 300 MB, lists stay fast`,
      [
        "",
        "records",
        "calls",
        "time of calls",
        "took",
        "of the walk",
        "processor",
        "vendor's",
        "memory",
        "list p95",
        "longest list",
      ],
      rows,
    );
  } finally {
    await vendor.kill();
  }
}

async function measureSweeps(
  dataDir: string,
  vendor: ServerProcess,
  types: readonly string[],
  walkMs: number,
): Promise<string[][]> {
  const copy = await startedServer({
    OBJECTORY_DATA_DIR: join(dataDir, "copy"),
    INTERCOM_ACCESS_TOKEN: processToken,
    INTERCOM_REGION: `${vendor.address}/api`,
  });
  try {
    for (const id of types) await call(copy, "/console/sync/types", { object_type_id: id });
    const first = await measure("first sweep", copy, vendor, walkMs);
    await call(copy, "/console/sync/sweeps", {});
    return [first, await measure("next sweep", copy, vendor, walkMs)];
  } finally {
    await copy.kill();
  }
}

async function measureWalk(
  vendor: ServerProcess,
  types: readonly string[],
): Promise<{ ms: number; row: string[] }> {
  const [startMs, startProcessorMs] = [performance.now(), processorMs(vendor.pid)];
  await walkPlainly(vendor, types, recordsPerPage);
  const ms = performance.now() - startMs;
  const vendors = processorMs(vendor.pid) - startProcessorMs;
  // The vendor counts calls by windows of ten seconds; the sweep begins with one of its own.
  await sleep(10_000);
  return {
    ms,
    row: ["all pages, nothing kept", "", "", "", seconds(ms), formatRatio(1), "", seconds(vendors)],
  };
}

async function measure(
  name: string,
  copy: ServerProcess,
  vendor: ServerProcess,
  walkMs: number,
): Promise<string[]> {
  const startMs = performance.now();
  const processorStarts = [copy, vendor].map(({ pid }) => processorMs(pid));
  const times: number[] = [];
  let megabytes = 0;
  let state = await readState(copy);
  while (!state.lists.every((list) => list.state === "idle")) {
    const askedMs = performance.now();
    await call(copy, "/console/objects/Order/instances/query");
    times.push(performance.now() - askedMs);
    megabytes = Math.max(megabytes, ownMegabytes(copy.pid));
    await sleep(everyMs);
    state = await readState(copy);
  }
  const tookMs = performance.now() - startMs;
  const processors = [copy, vendor].map(
    ({ pid }, index) => processorMs(pid) - (processorStarts[index] ?? 0),
  );
  const records = sum(state, ({ held }) => held);
  const calls = sum(state, ({ held }) => Math.max(1, Math.ceil(held / recordsPerPage)));
  return [
    name,
    String(records),
    String(calls),
    seconds((calls / callsPerMinute) * 60_000),
    seconds(tookMs),
    formatRatio(tookMs / walkMs),
    ...processors.map(seconds),
    `${megabytes} MB`,
    formatMs(p95(times)),
    formatMs(Math.max(...times)),
  ];
}

function sum({ lists }: SyncState, of: (list: SyncState["lists"][number]) => number): number {
  return lists.reduce((all, list) => all + of(list), 0);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

async function readState(copy: ServerProcess): Promise<SyncState> {
  return syncStateSchema.parse(await call(copy, "/console/sync"));
}
