import { DatabaseSync } from "node:sqlite";
import { defineIsWanted } from "./is-wanted.ts";

const busyTimeoutMs = 10_000;

/** A connection whose committed transactions survive a power cut. `isWanted` tells whether somebody waits for its statement. */
export function openConnection(
  file: string,
  {
    readOnly = false,
    cacheKilobytes,
    isWanted,
  }: { readOnly?: boolean; cacheKilobytes: number; isWanted: () => boolean },
): DatabaseSync {
  const connection = new DatabaseSync(file, {
    readOnly,
    timeout: busyTimeoutMs,
    enableForeignKeyConstraints: true,
  });
  connection.exec("pragma synchronous = full");
  connection.exec(`pragma cache_size = -${cacheKilobytes}`);
  connection.exec("pragma mmap_size = 268435456");
  connection.exec("pragma temp_store = memory");
  defineIsWanted(connection, isWanted);
  return connection;
}
