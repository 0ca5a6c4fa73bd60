import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe } from "vitest";
import type { Database } from "./database.ts";
import { openDatabase } from "./open-database.ts";

const postgresUrl = process.env["TEST_DATABASE_URL"];

/**
 * Run a suite of tests on each database there is, SQLite in memory; without PostgreSQL its half is reported as skipped.
 */
export function describeOnEachDatabase(title: string, suite: Suite): void {
  describeOn(title, suite, () => openDatabase({ file: ":memory:" }));
}

/** As `describeOnEachDatabase`, with SQLite in a file, where long reads have threads of their own. */
export function describeOnEachStoredDatabase(title: string, suite: Suite): void {
  describeOn(title, suite, openScratchFile);
}

/** Run a suite on PostgreSQL alone, where several servers may work on one database; skipped where there is none. */
export function describeOnPostgres(title: string, suite: Suite): void {
  describe.skipIf(postgresUrl === undefined)(`${title} on PostgreSQL`, () => {
    suite(openScratchSchema);
  });
}

type Suite = (open: () => Promise<Database>) => void;

function describeOn(title: string, suite: Suite, openSqlite: () => Promise<Database>): void {
  describe(`${title} on SQLite`, () => {
    suite(openSqlite);
  });
  describeOnPostgres(title, suite);
}

/** A file of its own, removed when the database is closed. */
async function openScratchFile(): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), "objectory-test-"));
  const database = await openDatabase({ file: join(folder, "objectory.db") });
  return {
    ...database,
    close: async () => {
      await database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** What these tests write need not outlast a power cut; those of durability start servers of their own. */
function urlOfTests(schema: string): string {
  const url = new URL(postgresUrl ?? "");
  url.searchParams.set("options", `-c search_path=${schema} -c synchronous_commit=off`);
  return url.href;
}

/** A schema of its own, dropped when the database is closed, so that tests do not see each other. */
async function openScratchSchema(): Promise<Database> {
  const schema = `test_${randomBytes(8).toString("hex")}`;
  const database = await openDatabase({ url: urlOfTests(schema), schema });
  return {
    ...database,
    close: async () => {
      await database.db.schema.dropSchema(schema).cascade().execute();
      await database.close();
    },
  };
}
