import { sql, type Kysely } from "kysely";
import { Migrator, type Migration } from "kysely/migration";
import { DatabaseUnusableError, type Dialect } from "./database.ts";
import { embeddedWorkspace } from "./migrations/0001-embedded-workspace.ts";
import { searchIndex } from "./migrations/0002-search-index.ts";
import { views } from "./migrations/0003-views.ts";
import { instanceChanges } from "./migrations/0004-instance-changes.ts";
import { attributeIndexes } from "./migrations/0005-attribute-indexes.ts";
import { connectedWorkspace } from "./migrations/0006-connected-workspace.ts";
import { recordLeases } from "./migrations/0007-record-leases.ts";
import { keptChanges } from "./migrations/0008-kept-changes.ts";
import type { Tables } from "./tables.ts";

/** In order; a number is never reused and a migration that has been released is never changed. */
const migrations: Record<string, (db: Kysely<never>, dialect: Dialect) => Promise<void>> = {
  "0001-embedded-workspace": embeddedWorkspace,
  "0002-search-index": searchIndex,
  "0003-views": views,
  "0004-instance-changes": instanceChanges,
  "0005-attribute-indexes": attributeIndexes,
  "0006-connected-workspace": connectedWorkspace,
  "0007-record-leases": recordLeases,
  "0008-kept-changes": keptChanges,
};

/** Bring the tables up to date, each migration in a transaction of its own. Throws `DatabaseUnusableError`. */
export async function migrate(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const migrator = new Migrator({
    db,
    ...(dialect === "postgres" ? { migrationTableSchema: await currentSchema(db) } : {}),
    provider: {
      getMigrations: () =>
        Promise.resolve(
          Object.fromEntries(
            Object.entries(migrations).map(([name, up]): [string, Migration] => [
              name,
              { up: (connection) => up(connection as Kysely<never>, dialect) },
            ]),
          ),
        ),
    },
  });
  const applied = await migrator.getMigrations().catch(() => []);
  refuseNewerSchema(
    applied.filter(({ executedAt }) => executedAt !== undefined).map(({ name }) => name),
    "The database",
  );
  const { error } = await migrator.migrateToLatest();
  if (error) {
    throw new DatabaseUnusableError(
      `The database could not be brought up to date (${error instanceof Error ? error.message : JSON.stringify(error)}). ` +
        "Nothing was changed. If a newer Objectory has opened it, start that version instead.",
    );
  }
}

/** Without it, Kysely takes a migration table in any other schema of the database for ours. */
async function currentSchema(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_schema() as name`.execute(db);
  return rows[0]?.name ?? "public";
}

/** Throws `DatabaseUnusableError` where a migration was applied that this version does not know. */
export function refuseNewerSchema(applied: string[], subject: string): void {
  const unknown = applied.find((name) => !(name in migrations));
  if (unknown === undefined) return;
  throw new DatabaseUnusableError(
    `${subject} was written by a newer Objectory (it holds "${unknown}"). It was left as it is. Start that version, or restore an older backup.`,
  );
}
