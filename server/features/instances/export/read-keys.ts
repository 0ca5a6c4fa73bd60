import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { SQLInputValue } from "node:sqlite";
import { sql, type RawBuilder } from "kysely";
import type { Database } from "../../../database/database.ts";
import type { InstanceSelection } from "../../../workspace/query/instance-selection.ts";
import { orderBy } from "../../../workspace/query/row-order.ts";
import { InstanceKeys, keyBlocks, keysPerBlock } from "./instance-keys.ts";
import type { KeyQuery } from "./key-worker.ts";

interface KeyRow {
  created_at: number;
  seq: number;
}

/**
 * All that a selection holds at this moment, in its order. One statement tells it, so that nothing comes twice or not
 * at all because someone changed what the list is sorted by; and it runs where nobody waits for it.
 */
export async function readKeys(
  database: Database,
  { condition, order }: InstanceSelection,
  signal: AbortSignal,
): Promise<InstanceKeys> {
  const query = sql<KeyRow>`select instances.created_at, instances.seq from instances
    where ${condition} order by ${orderBy(order)}`;
  if (database.dialect === "postgres") return keysThroughCursor(database, query, signal);
  const file = await fileOf(database);
  if (file !== "") return keysFromThread(database, query, file, signal);
  const { rows } = await query.execute(database.db);
  return packed(rows);
}

/** Empty where the database is in memory, and no other connection sees it. */
async function fileOf({ db }: Database): Promise<string> {
  const { rows } = await sql<{
    file: string;
  }>`select file from pragma_database_list where name = 'main'`.execute(db);
  return rows[0]?.file ?? "";
}

/** A sort of a million rows takes seconds, and SQLite keeps the thread it runs on. */
async function keysFromThread(
  { db }: Database,
  query: RawBuilder<KeyRow>,
  file: string,
  signal: AbortSignal,
): Promise<InstanceKeys> {
  signal.throwIfAborted();
  const { sql: text, parameters } = query.compile(db);
  const workerData: KeyQuery = { file, sql: text, parameters: parameters as SQLInputValue[] };
  const worker = new Worker(new URL("./key-worker.ts", import.meta.url), { workerData });
  const keys = new InstanceKeys();
  worker.on("message", (block: Float64Array) => keys.add(block));
  try {
    // Rejects where the thread fails.
    await once(worker, "exit", { signal });
  } finally {
    void worker.terminate();
  }
  return keys;
}

async function keysThroughCursor(
  database: Database,
  query: RawBuilder<KeyRow>,
  signal: AbortSignal,
): Promise<InstanceKeys> {
  return database.transaction(async (transaction) => {
    const keys = new InstanceKeys();
    await sql`declare export_keys no scroll cursor for ${query}`.execute(transaction);
    const fetch = sql<KeyRow>`fetch ${sql.lit(keysPerBlock)} from export_keys`;
    for (let found = keysPerBlock; found === keysPerBlock;) {
      signal.throwIfAborted();
      const { rows } = await fetch.execute(transaction);
      for (const block of blocksOf(rows)) keys.add(block);
      found = rows.length;
    }
    return keys;
  });
}

function packed(rows: readonly KeyRow[]): InstanceKeys {
  const keys = new InstanceKeys();
  for (const block of blocksOf(rows)) keys.add(block);
  return keys;
}

function blocksOf(rows: readonly KeyRow[]): Generator<Float64Array> {
  return keyBlocks(
    (function* () {
      for (const { created_at, seq } of rows) yield [created_at, seq] as const;
    })(),
  );
}
