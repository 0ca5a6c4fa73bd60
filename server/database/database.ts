import type { Kysely, Transaction } from "kysely";
import type { Tables } from "./tables.ts";

export type Dialect = "sqlite" | "postgres";

/** What a query runs on: the database itself, or a transaction of it. */
export type Queries = Kysely<Tables> | Transaction<Tables>;

/**
 * An open database with its tables made. On SQLite there is one connection, so inside `transaction`
 * every query must run on the transaction it hands out: one on `db` would wait for it forever.
 */
export interface Database {
  readonly db: Kysely<Tables>;
  readonly dialect: Dialect;
  /**
   * Run a unit of work: all of it is on disk when the promise resolves, none of it when it rejects.
   * It runs again where PostgreSQL ended it because of a conflict, so it must do nothing but query.
   */
  transaction<Result>(work: (transaction: Transaction<Tables>) => Promise<Result>): Promise<Result>;
  /**
   * As `transaction`, for short ones that come often: on SQLite those that come at the same time are committed together.
   * Each of them is all or nothing by itself, sees what those before it did, and must not wait for another.
   */
  sharedTransaction<Result>(
    work: (transaction: Transaction<Tables>) => Promise<Result>,
  ): Promise<Result>;
  /**
   * As `transaction`, for one that takes long: on a SQLite file it runs in a thread of its own. Those who read go on and see
   * nothing of it until it is done; those who write wait. Inside it the database must be asked only through what it hands out.
   */
  longTransaction<Result>(
    work: (transaction: Transaction<Tables>) => Promise<Result>,
  ): Promise<Result>;
  /**
   * As `longTransaction`, for one of many that follow each other, each for a part of much that is written. The search index
   * is brought up to them together, at the latest by `indexWritten` or by the next write of somebody else.
   */
  bulkTransaction<Result>(
    work: (transaction: Transaction<Tables>) => Promise<Result>,
  ): Promise<Result>;
  /** Bring the search index up to all that was written. */
  indexWritten(): Promise<void>;
  /**
   * For reads that may take long: on a SQLite file they run in threads of their own, so that nobody waits for them. Each
   * sees all that was acknowledged before it began, and none of what a transaction is at. They end where `signal` is aborted.
   */
  longReads(signal?: AbortSignal): Queries;
  close(): Promise<void>;
}

/** A reason not to start, in words for the person who started the server. */
export class DatabaseUnusableError extends Error {
  override name = "DatabaseUnusableError";
}
