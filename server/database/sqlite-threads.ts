import { Kysely } from "kysely";
import { abortableQueries } from "./abortable-queries.ts";
import { bulkTransactions } from "./bulk-transactions.ts";
import type { Database } from "./database.ts";
import { indexedTransaction } from "./indexed-transaction.ts";
import type { Tables } from "./tables.ts";
import { ThreadDialect } from "./thread-dialect.ts";
import type { WriteTurns } from "./write-turns.ts";

/** Few: a processor that reads for one can't answer another. */
const readers = 2;

/** A database in a file, with threads for what takes long. */
export function withThreads(database: Database, file: string, turns: WriteTurns): Database {
  const readerDialect = new ThreadDialect({ file, readOnly: true, threads: readers });
  const reader = new Kysely<Tables>({ dialect: readerDialect });
  const writer = new Kysely<Tables>({
    dialect: new ThreadDialect({ file, readOnly: false, threads: 1 }),
  });
  return {
    ...database,
    transaction: async (work) => {
      // Before it takes the connection, so that those who read go on.
      await turns.waitForLong();
      return database.transaction(work);
    },
    longTransaction: (work) => turns.takeLong(() => indexedTransaction(writer, work)),
    ...bulkTransactions((work) => turns.takeLong(() => writer.transaction().execute(work))),
    longReads: (signal) => (signal ? abortableQueries(reader, readerDialect, signal) : reader),
    close: async () => {
      await Promise.all([reader.destroy(), writer.destroy()]);
      await database.close();
    },
  };
}
