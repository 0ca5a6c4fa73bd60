import type { Database } from "../server/database/database.ts";
import { AttributeIndexer } from "../server/features/indexing/attribute-indexer.ts";

/** Make the indexes of attributes of orders, as it is done in the background once they are used often. */
export async function makeIndexes(database: Database, attributes: string[]): Promise<void> {
  const indexer = new AttributeIndexer(database, (error) => {
    throw error;
  });
  for (let use = 0; use < 10; use += 1) indexer.noteUse("Order", attributes);
  await indexer.settle();
  await indexer.stop();
}
