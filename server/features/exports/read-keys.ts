import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { SQLInputValue } from "node:sqlite";
import { sql, type RawBuilder } from "kysely";
import type { Database } from "../../database/database.ts";
import type { ExportedList } from "../../workspace/exported-list.ts";
import { tableOf } from "../../workspace/query/record-kind.ts";
import { orderBy } from "../../workspace/query/row-order.ts";
import { ExportKeys, type IdBlock } from "./export-keys.ts";
import type { KeyQuery } from "./key-worker.ts";

interface KeyRow {
  id: string;
}

/**
 * All that a list holds at this moment, in its order. One statement tells it, so that nothing comes twice or not at all
 * because someone changed what the list is sorted by; and it runs where nobody waits for it.
 */
export async function readKeys(
  database: Database,
  { record, condition, order }: Pick<ExportedList, "record" | "condition" | "order">,
  signal: AbortSignal,
): Promise<ExportKeys> {
  const table = tableOf[record.kind];
  const query = sql<KeyRow>`select ${sql.ref(`${table}.id`)} from ${sql.table(table)}
    where ${condition} order by ${orderBy(order)}`;
  if (database.dialect === "postgres") return keysThroughCursor(database, query, signal);
  const file = await fileOf(database);
  if (file !== "") return keysFromThread(database, query, file, signal);
  const { rows } = await query.execute(database.db);
  return ExportKeys.of(rows.map(({ id }) => id));
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
): Promise<ExportKeys> {
  signal.throwIfAborted();
  const { sql: text, parameters } = query.compile(db);
  const workerData: KeyQuery = { file, sql: text, parameters: parameters as SQLInputValue[] };
  const worker = new Worker(new URL("./key-worker.ts", import.meta.url), { workerData });
  const keys = new ExportKeys();
  worker.on("message", (block: IdBlock) => keys.add(block));
  try {
    // Rejects where the thread fails.
    await once(worker, "exit", { signal });
  } finally {
    void worker.terminate();
  }
  return keys;
}

const rowsPerFetch = 10_000;

async function keysThroughCursor(
  database: Database,
  query: RawBuilder<KeyRow>,
  signal: AbortSignal,
): Promise<ExportKeys> {
  return database.transaction(async (transaction) => {
    const ids: string[] = [];
    await sql`declare export_keys no scroll cursor for ${query}`.execute(transaction);
    const fetch = sql<KeyRow>`fetch ${sql.lit(rowsPerFetch)} from export_keys`;
    for (let found = rowsPerFetch; found === rowsPerFetch;) {
      signal.throwIfAborted();
      const { rows } = await fetch.execute(transaction);
      for (const { id } of rows) ids.push(id);
      found = rows.length;
    }
    return ExportKeys.of(ids);
  });
}
