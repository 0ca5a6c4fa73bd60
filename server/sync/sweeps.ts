import { randomUUID } from "node:crypto";
import type { VendorFailure } from "../connectors/vendor-failure.ts";
import type { AccountGuard } from "./account-guard.ts";
import { problemOf } from "../connectors/connection-problem.ts";
import { learnDeclared } from "./learn-declared.ts";
import { SweepFailedError } from "./read-ahead.ts";
import { ListSweep, type SweepContext } from "./sweep-list.ts";
import { addPlannedLists, beginSweeps, dueLists, listOf, readSchedule } from "./sweep-plan.ts";
import { pruneChanges } from "./prune-changes.ts";
import {
  claimList,
  dropClaims,
  keepClaims,
  pauseSweep,
  SweepLostError,
  type SyncListRow,
} from "./sync-lists.ts";

const listsAtOnce = 3;
const heartbeatMs = 5_000;
const lookAgainMs = 2_000;
const longestPauseSeconds = 300;
const pruneEveryMs = 3600 * 1000;

interface SweepsOptions extends Pick<SweepContext, "database" | "connector"> {
  guard: AccountGuard;
  /** Told of what no vendor is to blame for. */
  onError: (error: unknown) => void;
  /** How long to wait after a first failure; twice as long after each that follows. */
  shortestPauseSeconds?: number | undefined;
}

/**
 * Keeps a copy of a vendor's records up to date: every so often all lists are read. Several servers share the work,
 * each list is swept by one of them; where one stops or dies another one, or itself, goes on from the last page.
 */
export class Sweeps {
  readonly #options: SweepsOptions;
  readonly #holder = randomUUID();
  readonly #stopped = new AbortController();
  readonly #running = new Map<string, Promise<void>>();
  /** How often in a row each list could not be read. */
  readonly #failures = new Map<string, number>();
  #loop: Promise<void> | undefined;
  #wake: (() => void) | undefined;
  #isWoken = false;
  #problem: VendorFailure | undefined;
  #probedAtMs = 0;
  #refusals = 0;
  #pruneAtMs = 0;
  #pruning: Promise<void> = Promise.resolve();

  constructor(options: SweepsOptions) {
    this.#options = options;
  }

  start(): void {
    this.#loop ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    this.wake();
    await this.#loop;
    await Promise.all([...this.#running.values(), this.#pruning]);
  }

  /** There may be something to do. */
  wake(): void {
    this.#isWoken = true;
    this.#wake?.();
  }

  /** Changes may have to be kept less long. */
  pruneSoon(): void {
    this.#pruneAtMs = 0;
    this.wake();
  }

  /** Why nothing is swept at all. */
  get problem(): VendorFailure | undefined {
    return this.#problem;
  }

  async #run(): Promise<void> {
    const { database } = this.#options;
    if (database.dialect === "sqlite") await this.#try(() => dropClaims(database.db));
    const heartbeat = setInterval(() => {
      if (this.#running.size > 0) void this.#try(() => keepClaims(database.db, this.#holder));
    }, heartbeatMs);
    while (!this.#stopped.signal.aborted) {
      const pauseMs = (await this.#try(() => this.#look())) ?? lookAgainMs;
      if (!this.#isWoken) await this.#sleep(pauseMs);
      this.#isWoken = false;
    }
    clearInterval(heartbeat);
  }

  async #try<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!this.#stopped.signal.aborted) this.#options.onError(error);
      return undefined;
    }
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Start what there is to do; answers in how many milliseconds to look again. */
  async #look(): Promise<number> {
    const { database, connector, guard } = this.#options;
    this.#probe();
    this.#prune();
    this.#problem = await guard.refusal();
    if (this.#problem) return this.#pauseAfterRefusal();
    let rows = await addPlannedLists(database, connector);
    const { interval } = await readSchedule(database.db);
    if (dueLists(rows, interval).length > 0) {
      this.#problem = await this.#learnDeclared(rows);
      if (this.#problem) return this.#pauseAfterRefusal();
      rows = await addPlannedLists(database, connector);
      await beginSweeps(database.db, dueLists(rows, interval));
      rows = await addPlannedLists(database, connector);
    }
    this.#refusals = 0;
    for (const row of rows) if (row.state !== "idle") await this.#sweep(row);
    return lookAgainMs;
  }

  /** Ask now and then whether the vendor is back, or it would count as away until somebody needs it. */
  #probe(): void {
    const { connector } = this.#options;
    if (!connector.outage() || Date.now() < this.#probedAtMs + 5_000 * this.#pauseSeconds(1))
      return;
    this.#probedAtMs = Date.now();
    void connector.check();
  }

  /** Nobody waits for it. */
  #prune(): void {
    if (Date.now() < this.#pruneAtMs) return;
    this.#pruneAtMs = Date.now() + pruneEveryMs;
    const { database } = this.#options;
    this.#pruning = this.#pruning.then(() =>
      this.#try(() => pruneChanges(database, this.#stopped.signal)),
    );
  }

  #pauseAfterRefusal(): number {
    this.#refusals += 1;
    return this.#pauseSeconds(this.#refusals) * 1000;
  }

  async #learnDeclared(rows: readonly SyncListRow[]): Promise<VendorFailure | undefined> {
    const { database, connector } = this.#options;
    const { signal } = this.#stopped;
    const answer = await connector.readAttributes({ priority: "background", signal });
    if (!answer.ok) return answer.failure;
    const isQuiet = rows.every(({ complete_at }) => complete_at === null);
    await learnDeclared(database, answer.value, { isQuiet });
    return undefined;
  }

  async #sweep(row: SyncListRow): Promise<void> {
    const { database, connector } = this.#options;
    const key = keyOf(row);
    if (this.#running.has(key) || this.#running.size >= listsAtOnce) return;
    const claimed = await claimList(database.db, listOf(row), this.#holder);
    if (!claimed) return;
    const { signal } = this.#stopped;
    const context = { database, connector, holder: this.#holder, signal };
    const sweep = new ListSweep(context, claimed);
    const run = sweep
      .run()
      .catch((error: unknown) => this.#try(() => this.#rest(claimed, sweep, error)))
      .then(() => {
        this.#running.delete(key);
        this.wake();
      });
    this.#running.set(key, run);
  }

  /** A sweep that can't go on waits longer with every time. */
  async #rest(row: SyncListRow, { hasAdvanced }: ListSweep, error: unknown): Promise<void> {
    const { database, onError } = this.#options;
    if (error instanceof SweepLostError) return;
    const isFailure = error instanceof SweepFailedError;
    if (!isFailure && !this.#stopped.signal.aborted) onError(error);
    const failures = hasAdvanced ? 1 : (this.#failures.get(keyOf(row)) ?? 0) + 1;
    this.#failures.set(keyOf(row), failures);
    await pauseSweep(database.db, listOf(row), this.#holder, {
      problem: isFailure ? problemOf(error.failure) : null,
      seconds: this.#stopped.signal.aborted ? 0 : this.#pauseSeconds(failures),
    });
  }

  #pauseSeconds(failures: number): number {
    const { shortestPauseSeconds = 2 } = this.#options;
    return Math.min(longestPauseSeconds, shortestPauseSeconds * 2 ** Math.min(failures - 1, 10));
  }
}

function keyOf({ kind, object_type_id }: SyncListRow): string {
  return `${kind} ${object_type_id}`;
}
