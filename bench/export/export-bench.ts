import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setImmediate as yieldToOthers } from "node:timers/promises";
import { exportFormats, type ExportFormat } from "../../contract/exports.ts";
import type { Database } from "../../server/database/database.ts";
import { openDatabase } from "../../server/database/open-database.ts";
import { exportFile } from "../../server/features/exports/export-file.ts";
import { readExportFields } from "../../server/features/exports/export-fields.ts";
import { readKeys } from "../../server/features/exports/read-keys.ts";
import { exportedInstances } from "../../server/features/instances/exported-instances.ts";
import { loadSchema } from "../../server/workspace/schema.ts";
import { printTable } from "../report.ts";

const sort = '[{"field":"custom_attributes.total_amount","order":"descending"}]';
const bytesPerMegabyte = 1024 * 1024;

/** All orders in an order that no index has, in each format: how fast, how much memory, and how long others wait. */
export async function benchExport(dataDir: string): Promise<void> {
  const database = await openDatabase({ file: join(dataDir, "objectory.db") });
  try {
    const rows: string[][] = [];
    // The first round is for the compiler.
    for (const format of exportFormats) await measure(database, format);
    for (const format of exportFormats) rows.push(await measure(database, format));
    printTable(
      "An export on SQLite; aim: memory + < 64 MB, others wait < 50 ms",
      ["format", "rows", "rows a second", "size", "memory", "longest wait of others"],
      rows,
    );
  } finally {
    await database.close();
  }
}

async function measure(database: Database, format: ExportFormat): Promise<string[]> {
  const schema = await loadSchema(database);
  const list = exportedInstances(database, schema, { object_type_id: "Order", sort });
  const fields = readExportFields(list, undefined);
  const others = watchOthers();
  const startMs = performance.now();
  const keys = await readKeys(database, list, new AbortController().signal);
  const plan = {
    schema,
    list,
    keys,
    fields,
    format,
    form: "readable",
    timeZone: "Europe/Berlin",
  } as const;
  const progress = { read: 0, leftOut: 0, cutCells: 0 };
  let bytes = 0;
  for await (const part of exportFile(database.db, plan, progress))
    bytes += Buffer.byteLength(part);
  const seconds = (performance.now() - startMs) / 1000;
  const { longestWaitMs, memoryBytes } = await others.stop();
  return [
    format,
    String(progress.read),
    (progress.read / seconds).toFixed(0),
    `${(bytes / bytesPerMegabyte).toFixed(1)} MB`,
    `+ ${(memoryBytes / bytesPerMegabyte).toFixed(0)} MB`,
    `${longestWaitMs.toFixed(0)} ms`,
  ];
}

/** Asks for its turn again and again, as a request would, and looks at the memory. */
function watchOthers() {
  const watched = new AbortController();
  let longestWaitMs = 0;
  const before = process.memoryUsage().rss;
  let most = before;
  const watching = (async () => {
    while (!watched.signal.aborted) {
      const askedMs = performance.now();
      await yieldToOthers();
      longestWaitMs = Math.max(longestWaitMs, performance.now() - askedMs);
      most = Math.max(most, process.memoryUsage.rss());
    }
  })();
  return {
    stop: async () => {
      watched.abort();
      await watching;
      return { longestWaitMs, memoryBytes: most - before };
    },
  };
}
