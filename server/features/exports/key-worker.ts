import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import { defineIsWanted } from "../../database/is-wanted.ts";
import { idBlocks } from "./export-keys.ts";

/** What the thread is started with. */
export interface KeyQuery {
  file: string;
  sql: string;
  parameters: SQLInputValue[];
}

const { file, sql, parameters } = workerData as KeyQuery;
const connection = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
// What does not fit is sorted in a file, so that a long list takes no more memory than a short one.
connection.exec("pragma temp_store = file");
connection.exec("pragma cache_size = -16384");
// A thread that was told to end does so where the statement asks.
defineIsWanted(connection, () => true);
const statement = connection.prepare(sql);
for (const block of idBlocks(idsOf(statement.iterate(...parameters))))
  parentPort?.postMessage(block, []);
connection.close();

function* idsOf(rows: Iterable<Record<string, unknown>>): Generator<string> {
  for (const { id } of rows) yield String(id);
}
