import { withBenchApp, type Asked } from "../bench-app.ts";
import { formatMs, median, p95, printTable } from "../report.ts";

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

/** The facets of all attributes of the largest type. */
export async function benchFacets(dataDir: string): Promise<void> {
  await withBenchApp(dataDir, async (app) => {
    const rows = [row("all orders, the first time", [await app.ask(api)])];
    for (const [name, query] of Object.entries(calls)) {
      const asked: Asked[] = [];
      while (asked.length < rounds) asked.push(await app.ask(api, query));
      rows.push(row(name, asked));
    }
    printTable(
      "Facets of all attributes on SQLite; aim p95 ≤ 150 ms, others wait < 50 ms",
      ["selection", "instances", "median", "p95", "longest wait of others"],
      rows,
    );
  });
}

function row(name: string, asked: readonly Asked[]): string[] {
  const times = asked.map(({ ms }) => ms);
  const { total } = JSON.parse(asked[0]?.body ?? "{}") as { total: number };
  const waitMs = Math.max(...asked.map((each) => each.waitMs));
  return [name, String(total), formatMs(median(times)), formatMs(p95(times)), formatMs(waitMs)];
}
