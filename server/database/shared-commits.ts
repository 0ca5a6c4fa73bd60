import { setImmediate as othersHaveCome } from "node:timers/promises";
import { sql, type Transaction } from "kysely";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

type Work<Result> = (transaction: Transaction<Tables>) => Promise<Result>;

interface Unit {
  work: Work<unknown>;
  settle: (outcome: Outcome) => void;
}

type Outcome = { result: unknown } | { error: unknown };

/** Others wait for the whole of a commit, so it is not of more. */
const mostTogether = 32;

export function withSharedCommits(database: Database): Database {
  const commits = new SharedCommits((work) => database.transaction(work));
  return { ...database, sharedTransaction: (work) => commits.run(work) };
}

/**
 * Commits the units of work that come at the same time together: on SQLite a commit costs a write to disk and the search
 * index a merge, which take longer than the work itself. A unit that fails leaves the others as they are.
 */
class SharedCommits {
  readonly #transaction: Database["transaction"];
  readonly #waiting: Unit[] = [];
  #isRunning = false;

  constructor(transaction: Database["transaction"]) {
    this.#transaction = transaction;
  }

  run<Result>(work: Work<Result>): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    const settle = (outcome: Outcome) => {
      if ("error" in outcome) reject(outcome.error);
      else resolve(outcome.result as Result);
    };
    this.#waiting.push({ work, settle });
    if (!this.#isRunning) void this.#runWaiting();
    return promise;
  }

  async #runWaiting(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length > 0) {
      await othersHaveCome();
      const units = this.#waiting.splice(0, mostTogether);
      const outcomes = await this.#together(units.map(({ work }) => work));
      // Also those that failed are told only now: what they ran into may have been another's work.
      units.forEach(({ settle }, place) => settle(outcomes[place] as Outcome));
    }
    this.#isRunning = false;
  }

  async #together(works: readonly Work<unknown>[]): Promise<Outcome[]> {
    const [only] = works;
    if (only && works.length === 1) return [await outcomeOf(this.#transaction(only))];
    try {
      return await this.#transaction(async (transaction) => {
        const outcomes: Outcome[] = [];
        for (const work of works) outcomes.push(await undoneWhereItFails(transaction, work));
        return outcomes;
      });
    } catch {
      // One of them spoilt it for all; alone it spoils its own.
      const outcomes: Outcome[] = [];
      for (const work of works) outcomes.push(await outcomeOf(this.#transaction(work)));
      return outcomes;
    }
  }
}

async function outcomeOf(promise: Promise<unknown>): Promise<Outcome> {
  try {
    return { result: await promise };
  } catch (error) {
    return { error };
  }
}

async function undoneWhereItFails(
  transaction: Transaction<Tables>,
  work: Work<unknown>,
): Promise<Outcome> {
  await sql`savepoint unit`.execute(transaction);
  const outcome = await outcomeOf(work(transaction));
  if ("error" in outcome) await sql`rollback to unit`.execute(transaction);
  await sql`release unit`.execute(transaction);
  return outcome;
}
