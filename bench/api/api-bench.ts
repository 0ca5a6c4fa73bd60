import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { startChildServer, type ChildServer } from "../child-server.ts";
import { formatRatio, median, printTable } from "../report.ts";
import { benchCalls, type BenchCall } from "./calls.ts";
import { load, reply } from "./load.ts";

const token = "bench-token-of-no-secret";
const rounds = 3;
const secondsPerRound = 2;
const connections = 10;

/** The API beside a handler written by hand, call by call in turn, each on a copy of the same database. */
export async function benchApi(dataDir: string): Promise<void> {
  const file = join(dataDir, "objectory.db");
  const baselineFile = join(dataDir, "baseline.db");
  copyFileSync(file, baselineFile);
  const calls = benchCalls(baselineFile);
  const ours = await startChildServer(join(import.meta.dirname, "../../server/main.ts"), {
    OBJECTORY_DATA_DIR: dataDir,
    OBJECTORY_TOKEN: token,
    OBJECTORY_RATE_LIMIT: "100000000",
    LOG_LEVEL: "silent",
    HOST: "127.0.0.1",
    PORT: String(20_000 + (process.pid % 20_000)),
  });
  const baseline = await startChildServer(join(import.meta.dirname, "baseline-server.ts"), {
    BASELINE_FILE: baselineFile,
  });
  try {
    const rows: string[][] = [];
    for (const call of calls) {
      await compareReplies(ours, baseline, call);
      rows.push(await compareSpeed(ours, baseline, call));
    }
    printTable(
      `API beside node:http and node:sqlite by hand, ${connections} connections; aim ≥ 0.50 × of its calls a second`,
      ["call", "Objectory/s", "by hand/s", "ratio", "alone p50", "p99", "by hand p50", "p99"],
      rows,
    );
  } finally {
    await ours.stop();
    await baseline.stop();
  }
}

/** The handler by hand must do the same work, or the ratio says nothing. */
async function compareReplies(
  ours: ChildServer,
  baseline: ChildServer,
  call: BenchCall,
): Promise<void> {
  const [our, their] = await Promise.all([
    reply(ours.url, token, call),
    reply(baseline.url, token, call),
  ]);
  const neutral = (text: string) =>
    text.replaceAll(/127\.0\.0\.1:\d+/g, "host").replaceAll(/"updated_at":\d+/g, "");
  if (neutral(our) !== neutral(their)) {
    throw new Error(
      `${call.name}: the replies differ\n${our.slice(0, 600)}\n${their.slice(0, 600)}`,
    );
  }
}

async function compareSpeed(
  ours: ChildServer,
  baseline: ChildServer,
  call: BenchCall,
): Promise<string[]> {
  const our: number[] = [];
  const their: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    our.push((await load(ours.url, token, call, connections, secondsPerRound)).requestsPerSecond);
    their.push(
      (await load(baseline.url, token, call, connections, secondsPerRound)).requestsPerSecond,
    );
  }
  const ourAlone = await load(ours.url, token, call, 1, secondsPerRound);
  const theirAlone = await load(baseline.url, token, call, 1, secondsPerRound);
  const ratio = median(our.map((value, round) => value / (their[round] ?? Number.NaN)));
  const ms = (value: number) => `${value} ms`;
  return [
    call.name,
    median(our).toFixed(0),
    median(their).toFixed(0),
    formatRatio(ratio),
    ms(ourAlone.p50Ms),
    ms(ourAlone.p99Ms),
    ms(theirAlone.p50Ms),
    ms(theirAlone.p99Ms),
  ];
}
