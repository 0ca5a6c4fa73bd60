import type { DatabaseSync } from "node:sqlite";

/**
 * Give SQL the function `is_wanted()`, which ends the statement once nobody waits for it: SQLite has no other way to stop
 * one from JavaScript. What looks at many rows calls it now and then.
 */
export function defineIsWanted(connection: DatabaseSync, isWanted: () => boolean): void {
  connection.function("is_wanted", () => {
    if (!isWanted()) throw new Error("Nobody waits for this statement any more");
    return 1;
  });
}
