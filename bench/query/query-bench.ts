import { withBenchApp, type Asked, type BenchApp } from "../bench-app.ts";
import { makeIndexes } from "../make-indexes.ts";
import { formatMs, median, p95, printTable } from "../report.ts";

/** Fewer than make an attribute one that is used often, and so get an index. */
const roundsWithout = 5;
const roundsWith = 40;
const attribute = (name: string) => `custom_attributes.${name}`;
const sortBy = (name: string) => JSON.stringify([{ field: attribute(name), order: "descending" }]);
const is = (name: string, operator: string, value: unknown) => ({
  field: attribute(name),
  operator,
  value,
});
const indexed = ["status", "total_amount"];

const attributeQueries = {
  "filter by an option": { filter: JSON.stringify(is("status", "=", "Delivered")) },
  "sort by a number": { sort: sortBy("total_amount") },
  "filter and sort": {
    filter: JSON.stringify(is("status", "=", "Delivered")),
    sort: sortBy("total_amount"),
  },
  "filter few and sort": {
    filter: JSON.stringify(is("status", "=", "Returned")),
    sort: sortBy("total_amount"),
  },
} satisfies Record<string, Record<string, string>>;

const otherQueries = {
  "all, newest first": {},
  "all, page 500": { page: "500" },
  "a part of a text, no index can help": {
    filter: JSON.stringify(is("order_number", "~", "1234")),
  },
  "a text anywhere": { q: "frankfurt" },
  "of contacts whose name starts so, one hop": {
    filter: JSON.stringify({
      field: "referred_by.contact",
      operator: "HAS",
      value: { field: "name", operator: "^", value: "ann" },
    }),
  },
} satisfies Record<string, Record<string, string>>;

/** A page of a list with its count: before the attributes have an index, and after. */
export async function benchQuery(dataDir: string): Promise<void> {
  await withBenchApp(dataDir, async (app) => {
    const rows: string[][] = [];
    for (const [name, query] of Object.entries(otherQueries))
      rows.push(row(name, await ask(app, query, roundsWith)));
    for (const [name, query] of Object.entries(attributeQueries).slice(0, 2))
      rows.push(row(`${name}, no index yet`, await ask(app, query, roundsWithout)));
    await makeIndexes(app.database, indexed);
    for (const [name, query] of Object.entries(attributeQueries))
      rows.push(row(`${name}, indexed`, await ask(app, query, roundsWith)));
    printTable(
      "A page of orders on SQLite; aim p95 ≤ 50 ms with a filter and a sort, others wait < 50 ms",
      ["query", "found", "median", "p95", "longest wait of others"],
      rows,
    );
  });
}

async function ask(app: BenchApp, query: object, rounds: number): Promise<Asked[]> {
  const asked: Asked[] = [];
  const url = "/api/console/objects/Order/instances/query";
  while (asked.length < rounds) asked.push(await app.ask(url, { per_page: "50", ...query }));
  return asked;
}

function row(name: string, asked: readonly Asked[]): string[] {
  const times = asked.map(({ ms }) => ms);
  const { total, total_is_exact } = JSON.parse(asked[0]?.body ?? "{}") as {
    total: number;
    total_is_exact: boolean;
  };
  return [
    name,
    `${total_is_exact ? "" : "≥ "}${total}`,
    formatMs(median(times)),
    formatMs(p95(times)),
    formatMs(Math.max(...asked.map(({ waitMs }) => waitMs))),
  ];
}
