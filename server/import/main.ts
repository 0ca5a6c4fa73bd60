import { sql } from "kysely";
import {
  ConfigError,
  databaseLocation,
  parseConfig,
  readEnvironment,
  type Config,
} from "../config.ts";
import { DatabaseUnusableError, type Database } from "../database/database.ts";
import { learnStatistics } from "../database/learn-statistics.ts";
import { openDatabase } from "../database/open-database.ts";
import { getLiveType } from "../features/instances/rules.ts";
import { ApiError } from "../http/api-error.ts";
import { loadSchema, type ObjectTypeDefinition } from "../workspace/schema.ts";
import { ensureWorkspace, findWorkspace } from "../workspace/workspace.ts";
import { createTypeFromFile } from "./create-type.ts";
import { inspectCsvFile, sizeOfFile, type CsvFile } from "./csv-file.ts";
import { csvRows } from "./csv-rows.ts";
import { openImageFile } from "./image-file.ts";
import { matchColumns, requireColumn } from "./import-columns.ts";
import { importFile, type ImportRow, type ImportSummary } from "./import-file.ts";
import { parseImportOptions, usage, type ImportOptions } from "./import-options.ts";
import { jsonLineRows } from "./json-line-rows.ts";
import { showProgress } from "./import-progress.ts";
import { restoreFile } from "./restore-file.ts";

const exitCodeOfCtrlC = 130;

async function main(): Promise<void> {
  const options = parseImportOptions();
  if (options === undefined) return console.log(usage);
  const config = parseConfig(readEnvironment());
  // A file that can't be read ends the command before there is a database.
  if ("restore" in options) {
    const image = await openImageFile(options.restore);
    return withWorkspace(config, async (database) => {
      const { lines, isWhole } = await restoreFile(database, image, options);
      for (const line of lines) console.log(line);
      if (!isWhole) process.exitCode = 1;
    });
  }
  const file = /\.(jsonl|ndjson)$/i.test(options.file)
    ? { path: options.file, bytes: await sizeOfFile(options.file), header: undefined }
    : await inspectCsvFile(options.file, options.delimiter);
  return withWorkspace(config, async (database) => {
    const summary = await importInto(database, file, options);
    await learnStatistics(database.db, database.dialect);
    report(summary);
  });
}

const refusalOfCopies =
  "Rows are imported into a workspace of its own alone. A copy of an Intercom account takes its records from Intercom, and what is written beside would be lost; nothing was written. Take INTERCOM_ACCESS_TOKEN away, and let DATABASE_URL or OBJECTORY_DATA_DIR name the place of the other workspace.";

async function withWorkspace(
  config: Config,
  work: (database: Database) => Promise<void>,
): Promise<void> {
  if (config.intercom) throw new ConfigError(refusalOfCopies);
  const database = await openDatabase(databaseLocation(config));
  try {
    const workspace = await findWorkspace(database);
    if (workspace && workspace.vendor !== null) throw new DatabaseUnusableError(refusalOfCopies);
    await spareMemory(database);
    await ensureWorkspace(database, { name: "My workspace", demo: false });
    await work(database);
  } finally {
    await database.close();
  }
}

/** Rows are read once and in passing; a server's cache would only keep memory from other programs. */
async function spareMemory({ db, dialect }: Database): Promise<void> {
  if (dialect !== "sqlite") return;
  await sql`pragma cache_size = -8192`.execute(db);
  await sql`pragma mmap_size = 0`.execute(db);
}

/** Where the rows come from. */
type ImportSource = CsvFile | JsonLinesFile;

interface JsonLinesFile {
  path: string;
  bytes: number;
  header: undefined;
}

async function importInto(
  database: Database,
  file: ImportSource,
  options: ImportOptions,
): Promise<ImportSummary> {
  const type = await typeToFill(database, file, options);
  const progress = showProgress(file.bytes);
  const rows = rowsOf(file, type, options, (bytes) => progress.add(bytes));
  let isInterrupted = false;
  const interrupt = () => {
    isInterrupted = true;
    progress.say("Stopping after the rows that are being written …");
  };
  process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
  try {
    return await importFile(database, type, rows, {
      onRefusal: (line, reason) => progress.say(`Line ${line} was refused: ${reason}`),
      shouldStop: () => isInterrupted,
    });
  } finally {
    progress.stop();
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
  }
}

/** Throws `ConfigError` where there is no such type, and none is to be made. */
async function typeToFill(
  database: Database,
  file: ImportSource,
  options: ImportOptions,
): Promise<ObjectTypeDefinition> {
  const { typeId, createType, externalIdColumn } = options;
  const isThere = (await loadSchema(database)).objectTypes.has(typeId);
  if (createType && !isThere && file.header) {
    requireColumn(file.header, externalIdColumn);
    await createTypeFromFile(database, file, options, console.log);
  } else if (!isThere) {
    throw new ConfigError(
      `There is no object type ${typeId}. Make it in the settings, or add --create-type to make it from a CSV file.`,
    );
  }
  return getLiveType(await loadSchema(database), typeId);
}

/** Throws `ConfigError` before a row is read where the columns do not fit the type. */
function rowsOf(
  file: ImportSource,
  type: ObjectTypeDefinition,
  { externalIdColumn, ignoredColumns: ignored, exported }: ImportOptions,
  onBytes: (bytes: number) => void,
): AsyncIterable<ImportRow> {
  if (!file.header) return jsonLineRows(file.path, type.id, onBytes);
  const columns = matchColumns(file.header, type.attributes, {
    externalIdColumn,
    ignored,
    exported,
  });
  return csvRows(file, columns, onBytes);
}

function report(summary: ImportSummary): void {
  const { created, updated, unchanged, refused, stoppedAfterLine, failure } = summary;
  const count = (number: number) => number.toLocaleString("en");
  console.log(
    `${count(created)} created, ${count(updated)} updated, ${count(unchanged)} unchanged, ${count(refused)} refused.`,
  );
  if (failure) {
    console.error(`The file can't be read beyond line ${stoppedAfterLine}: ${failure.message}`);
  } else if (stoppedAfterLine !== undefined) {
    console.log(`Stopped after line ${stoppedAfterLine}. The same command goes on from there.`);
    process.exitCode = exitCodeOfCtrlC;
    return;
  }
  if (failure || refused > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  const isPlain =
    error instanceof ConfigError ||
    error instanceof DatabaseUnusableError ||
    error instanceof ApiError;
  if (error instanceof Error) console.error(isPlain ? error.message : error.stack);
  process.exitCode = 1;
});
