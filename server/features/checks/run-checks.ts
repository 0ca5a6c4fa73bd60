import { checkKinds, type CheckKind } from "../../../contract/check-kinds.ts";
import { maxStoredFindings, type Coverage } from "../../../contract/checks.ts";
import type { Database } from "../../database/database.ts";
import type { Schema } from "../../workspace/schema.ts";
import type { CheckPlan } from "./check-plan.ts";
import type { DraftFinding } from "./draft-finding.ts";
import { deleteSomeFindings, insertFindings } from "./findings-store.ts";
import { nameFindings } from "./name-findings.ts";
import { deleteRuns, endRun, readRuns, saveProgress } from "./runs-store.ts";
import { shownRun } from "./shown-run.ts";
import { walkWorkspace } from "./walk-workspace.ts";

const progressEveryMs = 250;
const findingsPerWrite = 500;

/** Let whoever waits for the database or the server go first. */
function yieldToOthers(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Do the work of a run that was begun. However it ends, the run says so and how far it came; a failure is thrown on. */
export async function executeRun(
  database: Database,
  {
    number,
    schema,
    plan,
    signal,
  }: { number: number; schema: Schema; plan: CheckPlan; signal: AbortSignal },
): Promise<void> {
  const recorder = new FindingRecorder(database, schema, number);
  let covered: Coverage = { references: 0, instances: 0, contacts: 0 };
  let savedAtMs = Date.now();
  const end = (status: "complete" | "cut_short", reason: "stopped" | "failed" | null) =>
    endRun(database.db, number, { status, reason, covered, unstored: recorder.unstored });
  try {
    for await (const step of walkWorkspace(database.db, plan)) {
      await recorder.keep(step.drafts);
      ({ covered } = step);
      await yieldToOthers();
      if (signal.aborted) break;
      if (Date.now() - savedAtMs < progressEveryMs) continue;
      savedAtMs = Date.now();
      // Someone cancelled it, or took it for dead: what was found so far is what there is.
      if (!(await saveProgress(database.db, number, covered))) return;
    }
    await recorder.flush();
    await (signal.aborted ? end("cut_short", "stopped") : end("complete", null));
  } catch (error) {
    await end("cut_short", "failed");
    throw error;
  }
}

/** Forget the findings of runs that nobody is shown any more. */
export async function forgetOldRuns(database: Database): Promise<void> {
  const runs = await readRuns(database.db);
  const keep = runs
    .filter((run) => run === shownRun(runs) || run.status === "running")
    .map(({ number }) => number);
  const [newest] = runs;
  if (!newest) return;
  const upTo = newest.number;
  while (await deleteSomeFindings(database.db, { upTo, keep })) await yieldToOthers();
  await deleteRuns(database.db, { upTo, keep: [...keep, newest.number] });
}

/** Keeps what is found, up to a bound for each kind, and counts the rest. */
class FindingRecorder {
  readonly unstored = new Map<CheckKind, number>();
  readonly #database: Database;
  readonly #schema: Schema;
  readonly #run: number;
  readonly #counts = new Map<CheckKind, number>(checkKinds.map((kind) => [kind, 0]));
  #waiting: PlacedDraft[] = [];

  constructor(database: Database, schema: Schema, run: number) {
    this.#database = database;
    this.#schema = schema;
    this.#run = run;
  }

  async keep(drafts: DraftFinding[]): Promise<void> {
    for (const draft of drafts) {
      const { kind } = draft;
      const place = this.#counts.get(kind) ?? 0;
      if (place < maxStoredFindings) {
        this.#counts.set(kind, place + 1);
        this.#waiting.push({ draft, place });
      } else this.unstored.set(kind, (this.unstored.get(kind) ?? 0) + 1);
    }
    if (this.#waiting.length >= findingsPerWrite) await this.flush();
  }

  /** Write what was kept; each write waits for the disk, so they should be few. */
  async flush(): Promise<void> {
    while (this.#waiting.length > 0) {
      const placed = this.#waiting.splice(0, findingsPerWrite);
      const drafts = placed.map(({ draft }) => draft);
      const places = new Map(placed.map(({ draft, place }) => [draft, place]));
      const named = await nameFindings(this.#database.db, this.#schema, drafts);
      await insertFindings(
        this.#database.db,
        this.#run,
        named.map((each) => ({ ...each, place: places.get(each.draft) ?? 0 })),
      );
      await yieldToOthers();
    }
  }
}

interface PlacedDraft {
  draft: DraftFinding;
  place: number;
}
