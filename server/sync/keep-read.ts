import type { Transaction } from "kysely";
import type { Database } from "../database/database.ts";
import type { Tables } from "../database/tables.ts";
import type { CopiedList } from "./copied-record.ts";
import {
  keepContacts,
  keepConversations,
  keepInstances,
  type KeepOptions,
  type KeptRecords,
} from "./keep-records.ts";
import { learnAttributes } from "./learn-attributes.ts";
import type { ReadRecord } from "./record-members.ts";
import { isQuietList } from "./sync-lists.ts";

/** Bring the data model up to a record that was read, before it is kept. */
export async function learnFrom(
  database: Database,
  list: CopiedList,
  { record }: ReadRecord,
): Promise<void> {
  const isQuiet = await isQuietList(database.db, list);
  await learnAttributes(database, list, [record], { isQuiet });
}

/** Let the copy of one record be as it was read, inside a transaction. */
export function keepRead(
  database: Database,
  transaction: Transaction<Tables>,
  { typeId }: CopiedList,
  read: ReadRecord,
  options: KeepOptions,
): Promise<KeptRecords> {
  switch (read.kind) {
    case "instance":
      return keepInstances(database, transaction, typeId, [read.record], options);
    case "contact":
      return keepContacts(database, transaction, [read.record], options);
    case "conversation":
      return keepConversations(database, transaction, [read.record], options);
  }
}
