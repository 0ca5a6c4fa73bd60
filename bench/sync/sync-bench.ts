import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
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
import { formatMs, p95, printTable } from "../report.ts";

/** What Intercom allows an app. */
const callsPerMinute = 10_000;
const recordsPerPage = 150;
const everyMs = 50;

/** A first sweep of everything over the vendor's limit, the next one, which finds nothing new, and what readers notice of both. */
export async function benchSync(dataDir: string): Promise<void> {
  const vendorDir = join(dataDir, "vendor");
  mkdirSync(vendorDir);
  copyFileSync(join(dataDir, "objectory.db"), join(vendorDir, "objectory.db"));
  const vendor = await startedServer({
    OBJECTORY_DATA_DIR: vendorDir,
    OBJECTORY_RATE_LIMIT: String(callsPerMinute),
  });
  const copy = await startedServer({
    OBJECTORY_DATA_DIR: join(dataDir, "copy"),
    INTERCOM_ACCESS_TOKEN: processToken,
    INTERCOM_REGION: `${vendor.address}/api`,
  });
  try {
    const schema = workspaceSchemaSchema.parse(await call(vendor, "/console/objects"));
    for (const { id } of schema.object_types)
      await call(copy, "/console/sync/types", { object_type_id: id });
    const rows = [await measure(copy, "first sweep")];
    await call(copy, "/console/sync/sweeps", {});
    rows.push(await measure(copy, "next sweep"));
    printTable(
      `A sweep of a vendor with ${callsPerMinute} calls a minute; aim: the time of its calls + 20 %, < 300 MB, lists stay fast`,
      ["", "records", "calls", "time of calls", "took", "memory", "list p95", "longest list"],
      rows,
    );
  } finally {
    await copy.kill();
    await vendor.kill();
  }
}

async function measure(copy: ServerProcess, name: string): Promise<string[]> {
  const startMs = performance.now();
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
  const records = sum(state, ({ held }) => held);
  const calls = sum(state, ({ held }) => Math.max(1, Math.ceil(held / recordsPerPage)));
  return [
    name,
    String(records),
    String(calls),
    seconds((calls / callsPerMinute) * 60_000),
    seconds(tookMs),
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

async function call({ address }: ServerProcess, path: string, body?: object): Promise<unknown> {
  const reply = await fetch(`${address}/api${path}`, {
    headers: { authorization: `Bearer ${processToken}`, "content-type": "application/json" },
    ...(body && { method: "POST", body: JSON.stringify(body) }),
  });
  if (!reply.ok) throw new Error(await reply.text());
  return reply.json();
}

/** What a process holds in memory of its own, without the pages of its database that the system keeps; Linux alone tells. */
function ownMegabytes(pid: number): number {
  try {
    const kilobytes = /RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Math.round(Number(kilobytes) / 1024);
  } catch {
    return Number.NaN;
  }
}
