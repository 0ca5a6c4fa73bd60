import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe } from "vitest";
import type { Database } from "../database/database.ts";
import { openDatabase } from "../database/open-database.ts";

const postgresUrl = process.env["TEST_DATABASE_URL"];

/** The database of a copy that server processes work on, one after the other; it outlives them. */
export interface LastingDatabase {
  /** For the environment of a server. */
  settings: Record<string, string>;
  open(): Promise<Database>;
  /** Let the time pass after which what a killed server had under way is anybody's. */
  forgetTheDead(): Promise<void>;
  remove(): Promise<void>;
}

/**
 * Run a suite whose servers are killed on each database there is: mostly on SQLite, where a start is cheap. Together they
 * are killed ten times.
 */
export function describeKillsOnEachDatabase(
  title: string,
  suite: (make: () => Promise<LastingDatabase>, kills: number) => void,
): void {
  describe(`${title} on SQLite`, () => {
    suite(makeFile, postgresUrl === undefined ? 10 : 7);
  });
  describe.skipIf(postgresUrl === undefined)(`${title} on PostgreSQL`, () => {
    suite(makeSchema, 3);
  });
}

function makeFile(): Promise<LastingDatabase> {
  const folder = mkdtempSync(path.join(tmpdir(), "objectory-test-"));
  return Promise.resolve({
    settings: { OBJECTORY_DATA_DIR: folder },
    open: () => openDatabase({ file: path.join(folder, "intercom.db") }),
    forgetTheDead: () => Promise.resolve(),
    remove: () => Promise.resolve(rmSync(folder, { recursive: true })),
  });
}

async function makeSchema(): Promise<LastingDatabase> {
  const schema = `test_${randomBytes(8).toString("hex")}`;
  const folder = mkdtempSync(path.join(tmpdir(), "objectory-test-"));
  const url = new URL(postgresUrl ?? "");
  const ours = await openDatabase({ url: url.href, schema });
  url.searchParams.set("options", `-c search_path=${schema}`);
  return {
    settings: { OBJECTORY_DATA_DIR: folder, DATABASE_URL: url.href.replaceAll("+", "%20") },
    open: () => openDatabase({ url: postgresUrl ?? "", schema }),
    forgetTheDead: async () => {
      for (const table of ["sync_lists", "outbox", "record_leases"] as const)
        await ours.db.updateTable(table).set({ alive_at: 0 }).execute();
    },
    remove: async () => {
      await ours.db.schema.dropSchema(schema).cascade().execute();
      await ours.close();
      rmSync(folder, { recursive: true });
    },
  };
}
