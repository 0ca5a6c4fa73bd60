import { sql } from "kysely";
import type { Queries } from "../database/database.ts";
import { dialectOf } from "../database/prepared-query.ts";

/** Any number that nothing else in the database locks. */
const key = 4100;

/**
 * Until the transaction ends: `share` keeps the data model as it is while a record is written by it, `change` waits for
 * those who do and lets nobody begin. SQLite has one writer at a time anyway.
 */
export async function lockSchema(transaction: Queries, purpose: "share" | "change"): Promise<void> {
  if (dialectOf(transaction) !== "postgres") return;
  const lock = purpose === "share" ? "pg_advisory_xact_lock_shared" : "pg_advisory_xact_lock";
  await sql`select ${sql.raw(lock)}(${key})`.execute(transaction);
}
