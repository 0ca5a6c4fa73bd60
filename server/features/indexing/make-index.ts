import { sql } from "kysely";
import type { Database } from "../../database/database.ts";
import type { IndexDefinition } from "./index-definition.ts";

/**
 * Make an index, in the place of one of the same name. PostgreSQL makes it beside the writes of others; SQLite keeps
 * everybody waiting for as long as it takes, some 0.9 s for 44,000 instances on a busy machine.
 */
export async function makeIndex(
  { db, dialect }: Database,
  { name, columns, where }: IndexDefinition,
): Promise<void> {
  await dropIndex({ db, dialect }, name);
  const concurrently = dialect === "postgres" ? sql`concurrently` : sql``;
  await sql`create index ${concurrently} ${sql.id(name)} on instances (${sql.raw(columns)}) where ${sql.raw(where)}`.execute(
    db,
  );
  // PostgreSQL learns what an expression holds from its index alone; SQLite must be told to read what it learned.
  await (dialect === "postgres" ? sql`analyze instances` : sql`analyze ${sql.id(name)}`).execute(
    db,
  );
  if (dialect === "sqlite") await sql`analyze sqlite_schema`.execute(db);
}

export async function dropIndex(
  { db, dialect }: Pick<Database, "db" | "dialect">,
  name: string,
): Promise<void> {
  const concurrently = dialect === "postgres" ? sql`concurrently` : sql``;
  await sql`drop index ${concurrently} if exists ${sql.id(name)}`.execute(db);
}
