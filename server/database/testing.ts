import { randomBytes } from "node:crypto";
import { describe } from "vitest";
import type { Database } from "./database.ts";
import { openDatabase } from "./open-database.ts";

const postgresUrl = process.env["TEST_DATABASE_URL"];

/** Run a suite of tests on each database there is; without PostgreSQL its half is reported as skipped. */
export function describeOnEachDatabase(
  title: string,
  suite: (open: () => Promise<Database>) => void,
): void {
  describe(`${title} on SQLite`, () => {
    suite(() => openDatabase({ file: ":memory:" }));
  });
  describe.skipIf(postgresUrl === undefined)(`${title} on PostgreSQL`, () => {
    suite(openScratchSchema);
  });
}

/** A schema of its own, dropped when the database is closed, so that tests do not see each other. */
async function openScratchSchema(): Promise<Database> {
  const schema = `test_${randomBytes(8).toString("hex")}`;
  const database = await openDatabase({ url: postgresUrl ?? "", schema });
  return {
    ...database,
    close: async () => {
      await database.db.schema.dropSchema(schema).cascade().execute();
      await database.close();
    },
  };
}
