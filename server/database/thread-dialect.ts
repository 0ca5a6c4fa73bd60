import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  type DatabaseConnection,
  type Driver,
} from "kysely";
import { ThreadConnection } from "./thread-connection.ts";

interface ThreadsOptions {
  file: string;
  readOnly: boolean;
  /** So many connections, each in a thread of its own; they are made when they are needed. */
  threads: number;
}

/** Kysely on a SQLite file whose statements run where nobody waits for them. */
export class ThreadDialect extends SqliteDialect {
  readonly #options: ThreadsOptions;

  constructor(options: ThreadsOptions) {
    super({ database: () => Promise.reject(new Error("The threads open the file themselves")) });
    this.#options = options;
  }

  override createAdapter(): ThreadAdapter {
    return new ThreadAdapter();
  }

  override createDriver(): ThreadDriver {
    return new ThreadDriver(this.#options);
  }
}

class ThreadAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

/** Hands connections out to who comes first; one that broke is replaced. */
class ThreadDriver implements Driver {
  readonly #options: ThreadsOptions;
  readonly #idle: ThreadConnection[] = [];
  readonly #all = new Set<ThreadConnection>();
  readonly #queue: ((connection: ThreadConnection) => void)[] = [];

  constructor(options: ThreadsOptions) {
    this.#options = options;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<ThreadConnection> {
    const idle = this.#idle.pop();
    if (idle && !idle.isBroken) return idle;
    if (idle) this.#all.delete(idle);
    if (this.#all.size < this.#options.threads) return this.#open();
    return new Promise((resolve) => this.#queue.push(resolve));
  }

  async releaseConnection(given: DatabaseConnection): Promise<void> {
    const connection = given as ThreadConnection;
    const next = this.#queue.shift();
    if (connection.isBroken) {
      this.#all.delete(connection);
      next?.(this.#open());
    } else if (next) next(connection);
    else this.#idle.push(connection);
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    // A deferred transaction that turns into a writer fails at once when another connection wrote meanwhile.
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("commit"));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("rollback"));
  }

  async destroy(): Promise<void> {
    await Promise.all([...this.#all].map((connection) => connection.close()));
  }

  #open(): ThreadConnection {
    const connection = new ThreadConnection(this.#options.file, this.#options.readOnly);
    this.#all.add(connection);
    return connection;
  }
}
