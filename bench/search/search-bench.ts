import { performance } from "node:perf_hooks";
import { sql } from "kysely";
import type { Database } from "../../server/database/database.ts";
import { withBenchApp } from "../bench-app.ts";
import { formatMs, median, p95, printTable } from "../report.ts";

const calls = 200;
const scans = 10;

/** What is typed, by kind; taken from records all over the workspace, so that no two calls are alike. */
type Needles = Record<string, readonly string[]>;

/** What the search box asks of the server, beside the same looked for by reading every record. */
export async function benchSearch(dataDir: string): Promise<void> {
  await withBenchApp(dataDir, async ({ database, ask }) => {
    const search = (q: string) => ask("/api/console/search", { q });
    const rows: string[][] = [];
    for (const [name, needles] of Object.entries(await takeNeedles(database))) {
      const times = await timesOf(needles, calls, search);
      const scanned = await timesOf(needles, scans, (q) => scan(database, q));
      rows.push([
        name,
        needles[0] ?? "",
        formatMs(median(times)),
        formatMs(p95(times)),
        formatMs(median(scanned)),
      ]);
    }
    printTable(
      "The search box on SQLite; aim p95 ≤ 10 ms for a rare text",
      ["", "such as", "median", "p95", "by reading all, median"],
      rows,
    );
  });
}

async function timesOf(
  needles: readonly string[],
  count: number,
  call: (needle: string) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const startMs = performance.now();
    await call(needles[index % needles.length] ?? "");
    times.push(performance.now() - startMs);
  }
  return times;
}

async function takeNeedles({ db }: Database): Promise<Needles> {
  const { rows } = await sql<{ id: string; text: string }>`
    select instances.id, custom_attributes -> '$.payment_reference' as text from instances
    where object_type_id = 'Order' and text is not null order by seq * 7919 % 100003 limit 200`.execute(
    db,
  );
  const digits = rows.map(({ text }) => text.replaceAll(/\D/g, ""));
  return {
    "a rare text": digits.map((text) => text.slice(4, 10)),
    "a text that nothing holds": digits.map((text) => `${text.slice(2, 6)}qx${text.slice(0, 2)}`),
    "a common text": ["delivered", "order", "eur", "ing", "the", "100"],
    "several words": ["order delivered", "tent klarna", "where is my", "active monthly 1"],
    "two letters": ["or", "nw", "an", "12", "su", "zz"],
    "a whole id": rows.map(({ id }) => id),
  };
}

/** The simplest search there is: does the stored text hold it? */
async function scan({ db }: Database, needle: string): Promise<void> {
  const sought = needle.toLowerCase();
  for (const table of ["instances", "contacts", "conversations"]) {
    const texts = {
      instances: sql`custom_attributes || coalesce(external_id, '')`,
      contacts: sql`custom_attributes || coalesce(name, '') || coalesce(email, '')`,
      conversations: sql`custom_attributes || coalesce(title, '') || source_text`,
    }[table];
    await sql`select count(*) from ${sql.table(table)} where instr(lower(${texts}), ${sought}) > 0`.execute(
      db,
    );
  }
}
