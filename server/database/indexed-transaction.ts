import type { Kysely, Transaction } from "kysely";
import { indexChanges } from "./search-index.ts";
import type { Tables } from "./tables.ts";

/** A transaction at whose end the search index is brought up to what was written in it. */
export function indexedTransaction<Result>(
  db: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  return db.transaction().execute(async (transaction) => {
    const result = await work(transaction);
    while (await indexChanges(transaction));
    return result;
  });
}
