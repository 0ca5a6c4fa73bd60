import { sql, type RawBuilder } from "kysely";
import type { Database, Queries } from "../../database/database.ts";
import { dialectOf } from "../../database/prepared-query.ts";
import type { IndexDefinition } from "./index-definition.ts";

/**
 * Make an index, in the place of one of the same name. Meanwhile others read; they write too on PostgreSQL, where it is made
 * concurrently, and wait on SQLite, some 0.5 s for 44,000 instances.
 */
export async function makeIndex(database: Database, index: IndexDefinition): Promise<void> {
  if (database.dialect === "sqlite") {
    // What the planner is to know of it comes with it, for all connections at once.
    return database.longTransaction(async (db) => {
      await dropIndex(db, index.name);
      await create(db, index);
      await sql`analyze ${sql.id(index.name)}`.execute(db);
    });
  }
  await dropIndex(database.db, index.name);
  await create(database.db, index);
  // PostgreSQL learns what an expression holds from its index alone.
  await sql`analyze instances`.execute(database.db);
}

async function create(db: Queries, { name, columns, where }: IndexDefinition): Promise<void> {
  await sql`create index ${concurrently(db)} ${sql.id(name)} on instances (${sql.raw(columns)}) where ${sql.raw(where)}`.execute(
    db,
  );
}

export async function dropIndex(db: Queries, name: string): Promise<void> {
  await sql`drop index ${concurrently(db)} if exists ${sql.id(name)}`.execute(db);
}

function concurrently(db: Queries): RawBuilder<unknown> {
  return dialectOf(db) === "postgres" ? sql`concurrently` : sql``;
}
