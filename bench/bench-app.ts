import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setImmediate as yieldToOthers } from "node:timers/promises";
import { buildApp } from "../server/app.ts";
import type { Database } from "../server/database/database.ts";
import { openDatabase } from "../server/database/open-database.ts";

const token = "a-token-for-the-bench";

export interface Asked {
  ms: number;
  /** The longest that something else in the same process had to wait for its turn meanwhile. */
  waitMs: number;
  body: string;
}

/** The whole server in this process, on a copy of the workspace that goes with it. */
export interface BenchApp {
  database: Database;
  /** Call the API; throws where the answer is not a 200. */
  ask: (url: string, query?: Record<string, string>, body?: object) => Promise<Asked>;
}

export async function withBenchApp(
  dataDir: string,
  work: (app: BenchApp) => Promise<void>,
): Promise<void> {
  const file = join(dataDir, "copy.db");
  copyFileSync(join(dataDir, "objectory.db"), file);
  const database = await openDatabase({ file });
  const app = await buildApp({
    config: { host: "127.0.0.1", rateLimitPerMinute: 100_000_000, logLevel: "silent" },
    database,
    token,
  });
  const call = async (url: string, query: Record<string, string>, body?: object) => {
    const { statusCode, body: text } = await app.inject({
      method: body ? "POST" : "GET",
      url,
      query,
      headers: { authorization: `Bearer ${token}` },
      ...(body ? { payload: body } : {}),
    });
    if (statusCode !== 200) throw new Error(text);
    return text;
  };
  try {
    await work({
      database,
      ask: async (url, query = {}, body) => {
        const startMs = performance.now();
        const { result, waitMs } = await watchingOthers(call(url, query, body));
        return { ms: performance.now() - startMs, waitMs, body: result };
      },
    });
  } finally {
    await app.close();
    await database.close();
    for (const end of ["", "-wal", "-shm"]) rmSync(`${file}${end}`, { force: true });
  }
}

/** Ask for a turn again and again while something is under way, as another request would. */
async function watchingOthers<Result>(
  work: Promise<Result>,
): Promise<{ result: Result; waitMs: number }> {
  const state = { isDone: false };
  const done = work.finally(() => (state.isDone = true));
  let waitMs = 0;
  while (!state.isDone) {
    const beganMs = performance.now();
    await yieldToOthers();
    waitMs = Math.max(waitMs, performance.now() - beganMs);
  }
  return { result: await done, waitMs };
}
