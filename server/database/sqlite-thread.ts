import type { SQLInputValue, StatementSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import { openConnection } from "./sqlite-connection.ts";

/** What the thread is started with. */
export interface ThreadData {
  file: string;
  readOnly: boolean;
  /** 1 once nobody waits for the statement that runs. */
  abandoned: Int32Array;
}

export interface ThreadQuery {
  sql: string;
  parameters: SQLInputValue[];
}

export type ThreadReply = { rows: unknown[]; changes: number } | { error: unknown };

const maxCachedStatements = 200;

const { file, readOnly, abandoned } = workerData as ThreadData;
const connection = openConnection(file, {
  readOnly,
  cacheKilobytes: 16_384,
  isWanted: () => Atomics.load(abandoned, 0) === 0,
});

const statements = new Map<string, StatementSync>();

function prepared(sql: string): StatementSync {
  const cached = statements.get(sql);
  if (cached) return cached;
  const statement = connection.prepare(sql);
  if (statements.size >= maxCachedStatements) statements.clear();
  statements.set(sql, statement);
  return statement;
}

function answer({ sql, parameters }: ThreadQuery): ThreadReply {
  try {
    const statement = prepared(sql);
    if (statement.columns().length > 0) return { rows: statement.all(...parameters), changes: 0 };
    return { rows: [], changes: Number(statement.run(...parameters).changes) };
  } catch (error) {
    return { error };
  }
}

parentPort?.on("message", (query: ThreadQuery) => parentPort?.postMessage(answer(query), []));
