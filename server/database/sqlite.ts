import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import {
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDatabase,
  type SqliteStatement,
} from "kysely";
import { openConnection } from "./sqlite-connection.ts";
import type { WriteTurns } from "./write-turns.ts";

const maxCachedStatements = 500;

/** Open a SQLite file so that a committed transaction survives a power cut; `:memory:` makes one that vanishes. */
export function openSqlite(file: string): DatabaseSync {
  const connection = openConnection(file, { cacheKilobytes: 65_536, isWanted: () => true });
  connection.exec("pragma journal_mode = wal");
  return connection;
}

/** Kysely on `node:sqlite`; unlike Kysely's default it runs a migration in a transaction, which SQLite allows. */
export class NodeSqliteDialect extends SqliteDialect {
  readonly #connection: NodeSqliteConnection;
  readonly #turns: WriteTurns;

  constructor(database: DatabaseSync, turns: WriteTurns) {
    const connection = new NodeSqliteConnection(database);
    super({ database: connection });
    this.#connection = connection;
    this.#turns = turns;
  }

  override createDriver(): TakingTurns {
    return new TakingTurns(this.#connection, this.#turns);
  }

  override createAdapter(): NodeSqliteAdapter {
    return new NodeSqliteAdapter(this.#connection);
  }
}

/**
 * Lets a write wait for a long one in another thread. SQLite would make this thread wait, and with it the long one, which
 * goes on only when it is told to from here.
 */
class TakingTurns extends SqliteDriver {
  readonly #connection: NodeSqliteConnection;
  readonly #turns: WriteTurns;
  #taking: DatabaseConnection | undefined;

  constructor(connection: NodeSqliteConnection, turns: WriteTurns) {
    super({ database: connection });
    this.#connection = connection;
    this.#turns = turns;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    this.#taking ??= {
      executeQuery: async (query) => {
        // Nothing may come between the last look and the statement.
        while (this.#turns.long && this.#mustWait(query.sql)) await this.#turns.long;
        return connection.executeQuery(query);
      },
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    };
    return this.#taking;
  }

  #mustWait(sql: string): boolean {
    return !this.#connection.isTransaction && !isRead(sql);
  }
}

/** Whether a statement that Kysely or we wrote changes nothing; one that does never begins with `with` here. */
export function isRead(sql: string): boolean {
  return /^\s*(?:select|with)\b/i.test(sql);
}

export class NodeSqliteAdapter extends SqliteAdapter {
  readonly connection: NodeSqliteConnection;

  constructor(connection: NodeSqliteConnection) {
    super();
    this.connection = connection;
  }

  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** The one connection that Kysely works with, with its prepared statements kept for the next call. */
class NodeSqliteConnection implements SqliteDatabase {
  readonly #connection: DatabaseSync;
  readonly #statements = new Map<string, SqliteStatement>();

  constructor(connection: DatabaseSync) {
    this.#connection = connection;
  }

  /** Whether someone's transaction is open; then the connection is theirs until it ends. */
  get isTransaction(): boolean {
    return this.#connection.isTransaction;
  }

  prepare(sql: string): SqliteStatement {
    const cached = this.#statements.get(sql);
    if (cached) return cached;
    // A deferred transaction that turns into a writer fails at once when another process wrote meanwhile.
    const statement = kyselyStatement(
      this.#connection.prepare(sql === "begin" ? "begin immediate" : sql),
    );
    if (this.#statements.size >= maxCachedStatements) this.#statements.clear();
    this.#statements.set(sql, statement);
    return statement;
  }

  close(): void {
    this.#statements.clear();
    this.#connection.close();
  }
}

function kyselyStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
  };
}
