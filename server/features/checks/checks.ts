import { checkKinds, type CheckKind } from "../../../contract/check-kinds.ts";
import type { CheckRun, ChecksSummary, Finding } from "../../../contract/checks.ts";
import type { KeysetPage } from "../../../contract/cursor-pagination.ts";
import type { Database } from "../../database/database.ts";
import { notFound } from "../../http/api-error.ts";
import type { PageRequest } from "../../workspace/keyset.ts";
import { loadSchema } from "../../workspace/schema.ts";
import { planChecks } from "./check-plan.ts";
import { countFindings, readFindings } from "./findings-store.ts";
import { refreshFindings } from "./refresh-findings.ts";
import { executeRun, forgetOldRuns } from "./run-checks.ts";
import { beginRun, endRun, readRuns, type StoredRun } from "./runs-store.ts";
import { shownRun } from "./shown-run.ts";
import { countWorkspace } from "./walk-workspace.ts";

/** A run says every quarter of a second that it is alive; after so long its server is taken for gone. */
const silenceSeconds = 15;

/** The runs of the checks and what they found. One process works on one run at a time; the rows tell everyone about it. */
export class Checks {
  readonly #database: Database;
  readonly #onFailure: (error: unknown) => void;
  #starting: Promise<CheckRun> | undefined;
  #mine: { number: number; stop: AbortController; done: Promise<void> } | undefined;

  constructor(database: Database, onFailure: (error: unknown) => void) {
    this.#database = database;
    this.#onFailure = onFailure;
  }

  /** Begin a run, or join the one that is under way. */
  start(): Promise<CheckRun> {
    this.#starting ??= this.#begin().finally(() => (this.#starting = undefined));
    return this.#starting;
  }

  async #begin(): Promise<CheckRun> {
    const database = this.#database;
    const schema = await loadSchema(database);
    const plan = planChecks(schema);
    const total = await countWorkspace(database.db, plan);
    const { run, isNew } = await beginRun(
      database,
      { schemaVersion: schema.version, total },
      (each) => this.#isAlive(each),
    );
    if (isNew) {
      const stop = new AbortController();
      const before = this.#mine?.done ?? Promise.resolve();
      const done = before
        .then(() => executeRun(database, { number: run.number, schema, plan, signal: stop.signal }))
        .then(() => forgetOldRuns(database))
        .catch(this.#onFailure)
        .finally(() => {
          if (this.#mine?.number === run.number) this.#mine = undefined;
        });
      this.#mine = { number: run.number, stop, done };
    }
    return this.#describe(run);
  }

  /** Cut a run short; one that has ended stays as it is. */
  async cancel(number: number): Promise<CheckRun> {
    await endRun(this.#database.db, number, { status: "cut_short", reason: "cancelled" });
    const run = (await readRuns(this.#database.db)).find((each) => each.number === number);
    if (!run) throw notFound("There is no such run of the checks");
    return this.#describe(run);
  }

  /** To be called before the database is closed: a run that is under way ends with what it has. */
  async stop(): Promise<void> {
    this.#mine?.stop.abort();
    await this.#mine?.done;
  }

  async summarise(): Promise<ChecksSummary> {
    const runs = await this.#readRuns();
    const shown = shownRun(runs);
    const schema = await loadSchema(this.#database);
    const counts = shown ? await this.#count(shown) : [];
    return {
      shown: shown ? this.#describe(shown) : null,
      latest: runs[0] ? this.#describe(runs[0]) : null,
      counts,
      total: counts.reduce((sum, { total }) => sum + total, 0),
      schema_changed: shown !== undefined && shown.schemaVersion !== schema.version,
    };
  }

  /** A page of the open findings. */
  async list(
    kind: CheckKind | undefined,
    request: PageRequest,
  ): Promise<{ findings: Finding[]; total_count: number; page: KeysetPage }> {
    const shown = shownRun(await this.#readRuns());
    const number = shown?.number ?? 0;
    const counts = shown ? await this.#count(shown) : [];
    const asked = counts.filter((each) => kind === undefined || each.kind === kind);
    return {
      ...(await readFindings(this.#database.db, number, kind, request)),
      total_count: asked.reduce((sum, { total }) => sum + total, 0),
    };
  }

  async #count(run: StoredRun): Promise<ChecksSummary["counts"]> {
    await refreshFindings(this.#database, run.number);
    const stored = await countFindings(this.#database.db, run.number);
    return checkKinds.flatMap((kind) => {
      const total = (stored.get(kind) ?? 0) + (run.unstored.get(kind) ?? 0);
      return total === 0 ? [] : [{ kind, total }];
    });
  }

  /** The last runs as they are: one whose server is gone was cut short, even where nobody has written that down yet. */
  async #readRuns(): Promise<StoredRun[]> {
    const runs = await readRuns(this.#database.db);
    return runs.map((run) =>
      run.status !== "running" || this.#starting || this.#isAlive(run)
        ? run
        : { ...run, status: "cut_short", reason: "stopped", finishedAt: run.aliveAt },
    );
  }

  #isAlive({ number, aliveAt }: StoredRun): boolean {
    if (this.#mine?.number === number) return true;
    // A SQLite file has one server: a run that is not its own was left behind by the one before.
    return this.#database.dialect === "postgres" && Date.now() / 1000 - aliveAt < silenceSeconds;
  }

  #describe(run: StoredRun): CheckRun {
    return {
      id: String(run.number),
      status: run.status,
      reason: run.reason,
      started_at: run.startedAt,
      finished_at: run.finishedAt,
      covered: run.covered,
      total: run.total,
    };
  }
}
