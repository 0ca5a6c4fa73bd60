import type { SQLInputValue } from "node:sqlite";
import { Worker } from "node:worker_threads";
import type { CompiledQuery, DatabaseConnection, QueryResult } from "kysely";
import type { ThreadData, ThreadQuery, ThreadReply } from "./sqlite-thread.ts";

/** A connection to a SQLite file in a thread of its own; one statement at a time. */
export class ThreadConnection implements DatabaseConnection {
  readonly #abandoned = new Int32Array(new SharedArrayBuffer(4));
  readonly #worker: Worker;
  #answer: PromiseWithResolvers<ThreadReply> | undefined;
  #failure: Error | undefined;

  constructor(file: string, readOnly: boolean) {
    const workerData: ThreadData = { file, readOnly, abandoned: this.#abandoned };
    this.#worker = new Worker(new URL("./sqlite-thread.ts", import.meta.url), { workerData });
    this.#worker.on("message", (reply: ThreadReply) => this.#answer?.resolve(reply));
    this.#worker.on("error", (error: Error) => this.#fail(error));
    this.#worker.on("exit", () => this.#fail(new Error("The thread of a connection ended")));
    // It must not keep a process from ending that forgot to close its database.
    this.#worker.unref();
  }

  /** Nothing can be asked of it any more. */
  get isBroken(): boolean {
    return this.#failure !== undefined;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#failure) throw this.#failure;
    Atomics.store(this.#abandoned, 0, 0);
    this.#answer = Promise.withResolvers();
    const query: ThreadQuery = { sql, parameters: parameters as SQLInputValue[] };
    this.#worker.ref();
    try {
      this.#worker.postMessage(query, []);
      const reply = await this.#answer.promise;
      if ("error" in reply) throw reply.error;
      return { rows: reply.rows as Row[], numAffectedRows: BigInt(reply.changes) };
    } finally {
      this.#worker.unref();
    }
  }

  async cancelQuery(): Promise<void> {
    Atomics.store(this.#abandoned, 0, 1);
  }

  // eslint-disable-next-line require-yield
  async *streamQuery<Row>(): AsyncGenerator<QueryResult<Row>> {
    throw new Error("A thread answers with all rows at once");
  }

  async close(): Promise<void> {
    await this.cancelQuery();
    await this.#worker.terminate();
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#answer?.reject(this.#failure);
  }
}
