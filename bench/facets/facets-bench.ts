import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setImmediate as yieldToOthers } from "node:timers/promises";
import { buildApp } from "../../server/app.ts";
import { openDatabase } from "../../server/database/open-database.ts";
import { printTable } from "../report.ts";

const token = "a-token-for-the-bench";
const rounds = 40;
const api = "/api/console/objects/Order/instances/facets";

const calls = {
  "all orders": {},
  "orders that are delivered": {
    filter: JSON.stringify({
      field: "custom_attributes.status",
      operator: "=",
      value: "Delivered",
    }),
  },
  "orders above 100": {
    filter: JSON.stringify({ field: "custom_attributes.total_amount", operator: ">", value: 100 }),
  },
  "orders with a text": { q: "frankfurt" },
  "sum of one attribute": { fields: '["custom_attributes.total_amount"]' },
} satisfies Record<string, Record<string, string>>;

/** The facets of all attributes of the largest type, over a growing file of its own. */
export async function benchFacets(dataDir: string): Promise<void> {
  const file = join(dataDir, "facets.db");
  copyFileSync(join(dataDir, "objectory.db"), file);
  const database = await openDatabase({ file });
  const app = await buildApp({
    config: { host: "127.0.0.1", rateLimitPerMinute: 100_000_000, logLevel: "silent" },
    database,
    token,
  });
  const ask = async (query: Record<string, string>): Promise<Measured> => {
    const startMs = performance.now();
    const headers = { authorization: `Bearer ${token}` };
    const asked = { reply: app.inject({ url: api, query, headers }), isDone: false };
    const done = asked.reply.finally(() => (asked.isDone = true));
    let waitMs = 0;
    while (!asked.isDone) {
      const beganMs = performance.now();
      await yieldToOthers();
      waitMs = Math.max(waitMs, performance.now() - beganMs);
    }
    const { statusCode, body } = await done;
    if (statusCode !== 200) throw new Error(body);
    const { total } = JSON.parse(body) as { total: number };
    return { ms: performance.now() - startMs, waitMs, total };
  };
  try {
    const rows = [row("all orders, the first time", [await ask({})])];
    for (const [name, query] of Object.entries(calls)) {
      const measured: Measured[] = [];
      for (let round = 0; round < rounds; round += 1) measured.push(await ask(query));
      rows.push(row(name, measured));
    }
    printTable(
      "Facets of all attributes on SQLite; aim p95 ≤ 150 ms, others wait < 50 ms",
      ["selection", "instances", "median", "p95", "longest wait of others"],
      rows,
    );
  } finally {
    await app.close();
    await database.close();
  }
}

interface Measured {
  ms: number;
  /** The longest that something else had to wait for its turn meanwhile. */
  waitMs: number;
  total: number;
}

function row(name: string, measured: Measured[]): string[] {
  const sorted = measured.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
  const waitMs = Math.max(...measured.map((each) => each.waitMs));
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  return [name, String(measured[0]?.total), ms(at(0.5)), ms(at(0.95)), ms(waitMs)];
}
