import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely, PostgresDialect, type Dialect as KyselyDialect } from "kysely";
import { Pool, TypeOverrides, escapeIdentifier, types as pgTypes } from "pg";
import { abortableQueries } from "./abortable-queries.ts";
import { bulkTransactions } from "./bulk-transactions.ts";
import { DatabaseUnusableError, type Database, type Dialect } from "./database.ts";
import { indexedTransaction } from "./indexed-transaction.ts";
import { migrate, refuseNewerSchema } from "./migrate.ts";
import { retryConflicts } from "./retry-conflicts.ts";
import { indexChanges } from "./search-index.ts";
import { NodeSqliteDialect, openSqlite } from "./sqlite.ts";
import { withSharedCommits } from "./shared-commits.ts";
import { writeStatistics } from "./sqlite-statistics.ts";
import type { Tables } from "./tables.ts";
import { withThreads } from "./sqlite-threads.ts";
import { WriteTurns } from "./write-turns.ts";

/** `schema` is a PostgreSQL schema to work in instead of `public`; it is made when it does not exist. */
export type DatabaseLocation = { file: string } | { url: string; schema?: string };

/** Open a database and bring its tables up to date. Throws `DatabaseUnusableError`, leaving the database as it was. */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  return "file" in location ? openSqliteDatabase(location.file) : openPostgresDatabase(location);
}

async function openSqliteDatabase(file: string): Promise<Database> {
  if (file !== ":memory:") {
    mkdirSync(dirname(file), { recursive: true });
    if (existsSync(file)) inspectSqliteFile(file);
  }
  const connection = openSqlite(file);
  const turns = new WriteTurns();
  const dialect = new NodeSqliteDialect(connection, turns);
  const database = await migrated(new Kysely<Tables>({ dialect }), dialect, "sqlite");
  writeStatistics(connection);
  // No other connection sees a database in memory.
  return withSharedCommits(file === ":memory:" ? database : withThreads(database, file, turns));
}

/** A start does not wait for more than that to be looked through; that a file was cut short SQLite says of any. */
const mostCheckedBytes = 64 * 1024 * 1024;

/** Look at a file without writing to it, so that one that can't be used stays as it is. */
function inspectSqliteFile(file: string): void {
  let connection: DatabaseSync | undefined;
  try {
    connection = new DatabaseSync(file, { readOnly: true });
    if (statSync(file).size <= mostCheckedBytes) refuseDamage(connection);
    refuseNewerSchema(appliedMigrations(connection), file);
  } catch (error) {
    if (error instanceof DatabaseUnusableError) throw error;
    throw new DatabaseUnusableError(
      `${file} is damaged or no SQLite database (${error instanceof Error ? error.message : String(error)}). ` +
        "It was left as it is. Restore a backup in its place, or name another folder with OBJECTORY_DATA_DIR.",
    );
  } finally {
    connection?.close();
  }
}

/** Looks at every page, which takes a second for some 200 MB. */
function refuseDamage(connection: DatabaseSync): void {
  const [problem] = connection.prepare("pragma quick_check(1)").all();
  // SQLite puts a heading on a line of its own.
  const finding = String(problem?.["quick_check"]).split("\n").at(-1);
  if (finding !== "ok") throw new Error(finding);
}

function appliedMigrations(connection: DatabaseSync): string[] {
  const table = connection
    .prepare("select name from sqlite_schema where name = 'kysely_migration'")
    .get();
  if (!table) return [];
  return connection
    .prepare("select name from kysely_migration")
    .all()
    .map((row) => String(row["name"]));
}

async function openPostgresDatabase({
  url,
  schema,
}: {
  url: string;
  schema?: string;
}): Promise<Database> {
  // Times, counts and sequences stay far below 2^53; pg would hand out text for them.
  const types = new TypeOverrides();
  types.setTypeParser(pgTypes.builtins.INT8, Number);
  const options = schema === undefined ? {} : { options: `-c search_path=${schema}` };
  const pool = new Pool({ connectionString: url, types, max: 10, ...options });
  // An idle connection that the server closes is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => undefined);
  try {
    if (schema !== undefined)
      await pool.query(`create schema if not exists ${escapeIdentifier(schema)}`);
    else await pool.query("select 1");
  } catch (error) {
    await pool.end();
    throw new DatabaseUnusableError(
      `The PostgreSQL database of DATABASE_URL can't be reached (${error instanceof Error ? error.message : String(error)}). ` +
        "Check that it runs and that its host, user, password and database name are right.",
    );
  }
  const dialect = new PostgresDialect({ pool });
  return migrated(new Kysely<Tables>({ dialect }), dialect, "postgres");
}

async function migrated(
  db: Kysely<Tables>,
  kyselyDialect: KyselyDialect,
  dialect: Dialect,
): Promise<Database> {
  try {
    await migrate(db, dialect);
    await indexAllChanges(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const transaction: Database["transaction"] = (work) =>
    retryConflicts(() => indexedTransaction(db, work));
  return {
    db,
    dialect,
    transaction,
    sharedTransaction: transaction,
    longTransaction: transaction,
    ...bulkTransactions((work) => retryConflicts(() => db.transaction().execute(work))),
    longReads: (signal) => (signal ? abortableQueries(db, kyselyDialect, signal) : db),
    close: () => db.destroy(),
  };
}

/** Those of a new version's first start, and of writes by anything but Objectory; a part at a time, so that a stop loses little. */
async function indexAllChanges(db: Kysely<Tables>): Promise<void> {
  while (await db.transaction().execute(indexChanges));
}
