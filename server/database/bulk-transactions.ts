import { sql, type Transaction } from "kysely";
import type { Database, Queries } from "./database.ts";
import { preparedQuery } from "./prepared-query.ts";
import { indexChanges } from "./search-index.ts";
import { theWorkspaceId as workspace, type Tables } from "./tables.ts";

/** To take up so many records together costs the trigram index half of what it costs page by page; more saves little. */
const enoughToIndex = 2000;

type RunTransaction = <Result>(
  work: (transaction: Transaction<Tables>) => Promise<Result>,
) => Promise<Result>;

/** Transactions that leave the search index for later; `run` is one that knows nothing of the index. */
export function bulkTransactions(
  run: RunTransaction,
): Pick<Database, "bulkTransaction" | "indexWritten"> {
  const indexWritten = async () => {
    while (await run(indexChanges));
  };
  return {
    indexWritten,
    bulkTransaction: async (work) => {
      const { result, isEnough } = await run(async (transaction) => {
        const result = await work(transaction);
        return { result, isEnough: await isEnoughWritten(transaction) };
      });
      if (isEnough) await indexWritten();
      return result;
    },
  };
}

async function isEnoughWritten(db: Queries): Promise<boolean> {
  const rows = await findAfterEnough(db, {});
  return rows.length > 0;
}

const findAfterEnough = preparedQuery((db, _none: object) =>
  db
    .selectFrom("search_changes")
    .select("number")
    .where("workspace_id", "=", workspace)
    .orderBy("number")
    .limit(sql.lit(1))
    .offset(sql.lit(enoughToIndex - 1)),
);
