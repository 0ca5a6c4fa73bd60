import type { Transaction } from "kysely";
import type { Database } from "../database/database.ts";
import type { Tables } from "../database/tables.ts";
import { lockSchema } from "./schema-lock.ts";
import { bumpSchemaVersion, loadSchema, type Schema } from "./schema.ts";

/**
 * Change object types or attributes in one transaction; `work` gets the schema as it is before the change.
 * Nobody else changes it meanwhile, nor writes a record by the schema that was, so what `work` checks still holds when
 * it writes.
 */
export async function changeSchema<Result>(
  database: Database,
  work: SchemaChange<Result>,
): Promise<Result> {
  return database.transaction((transaction) => change(database, transaction, work));
}

/** As `changeSchema`, for a change of so many rows that others must not wait for it. */
export async function changeSchemaLong<Result>(
  database: Database,
  work: SchemaChange<Result>,
): Promise<Result> {
  return database.longTransaction((transaction) => change(database, transaction, work));
}

type SchemaChange<Result> = (transaction: Transaction<Tables>, schema: Schema) => Promise<Result>;

async function change<Result>(
  database: Database,
  transaction: Transaction<Tables>,
  work: SchemaChange<Result>,
): Promise<Result> {
  await lockSchema(transaction, "change");
  await bumpSchemaVersion(transaction);
  return work(transaction, await loadSchema(database, transaction));
}
