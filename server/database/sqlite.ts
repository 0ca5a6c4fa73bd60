import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { SqliteAdapter, SqliteDialect, type SqliteDatabase, type SqliteStatement } from "kysely";
import { defineIsWanted } from "./is-wanted.ts";

const busyTimeoutMs = 10_000;
const maxCachedStatements = 500;

/** Open a SQLite file so that a committed transaction survives a power cut; `:memory:` makes one that vanishes. */
export function openSqlite(file: string): DatabaseSync {
  const connection = new DatabaseSync(file, {
    timeout: busyTimeoutMs,
    enableForeignKeyConstraints: true,
  });
  connection.exec("pragma journal_mode = wal");
  connection.exec("pragma synchronous = full");
  connection.exec("pragma cache_size = -65536");
  connection.exec("pragma mmap_size = 268435456");
  connection.exec("pragma temp_store = memory");
  defineIsWanted(connection, () => true);
  return connection;
}

/** Kysely on `node:sqlite`; unlike Kysely's default it runs a migration in a transaction, which SQLite allows. */
export class NodeSqliteDialect extends SqliteDialect {
  readonly #connection: NodeSqliteConnection;

  constructor(database: DatabaseSync) {
    const connection = new NodeSqliteConnection(database);
    super({ database: connection });
    this.#connection = connection;
  }

  override createAdapter(): NodeSqliteAdapter {
    return new NodeSqliteAdapter(this.#connection);
  }
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
