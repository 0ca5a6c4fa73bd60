import { sql } from "kysely";
import type { Dialect, Queries } from "./database.ts";
import type { Tables } from "./tables.ts";

const growing: (keyof Tables)[] = [
  "contacts",
  "conversation_contacts",
  "conversation_parts",
  "conversations",
  "instance_references",
  "instances",
];

/**
 * Let PostgreSQL look at tables that were just filled. It does so by itself after a minute or two, and until then takes
 * them for small and reads far too much of them. SQLite has the figures of sqlite-statistics.ts.
 */
export async function learnStatistics(db: Queries, dialect: Dialect): Promise<void> {
  if (dialect !== "postgres") return;
  await sql`analyze ${sql.join(growing.map((name) => sql.table(name)))}`.execute(db);
}
