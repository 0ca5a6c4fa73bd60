import { afterEach, beforeEach, expect, it } from "vitest";
import { checkEndpoints } from "../../../contract/checks.ts";
import { theWorkspaceId as workspace_id } from "../../database/tables.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { endedRun, finishedRun } from "../../testing/finished-run.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";
import { loadSchema } from "../../workspace/schema.ts";
import { planChecks } from "./check-plan.ts";
import { executeRun } from "./run-checks.ts";
import { beginRun } from "./runs-store.ts";
import { countWorkspace } from "./walk-workspace.ts";

const { summary, start, cancel } = checkEndpoints;

describeOnEachDatabase("runs of the checks", (open) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(await open());
  });
  afterEach(() => test.close());

  it("join the run that is under way instead of starting another", async () => {
    const [one, other] = await Promise.all([test.call(start), test.call(start)]);
    expect(other.id).toBe(one.id);
    await endedRun(test);
    expect((await test.call(start)).id).not.toBe(one.id);
    await endedRun(test);
  });

  it("keep what the last complete run found while a later one was cut short, and say so", async () => {
    const complete = await finishedRun(test);
    const { database } = test;
    const schema = await loadSchema(database);
    const plan = planChecks(schema);
    const total = await countWorkspace(database.db, plan);
    const begun = await beginRun(database, { schemaVersion: schema.version, total }, () => true);
    const { number } = begun.run;
    await executeRun(database, { number, schema, plan, signal: AbortSignal.abort() });
    const after = await test.call(summary);
    expect(after.latest).toMatchObject({
      id: String(number),
      status: "cut_short",
      reason: "stopped",
      covered: { references: 0, instances: 0, contacts: 0 },
      total: { instances: 3, contacts: 3 },
    });
    expect(after.shown).toEqual(complete);
    expect(after.total).toBe(3);
  });

  it("end when someone cancels them, and stay as they are when they have ended", async () => {
    const { id } = await finishedRun(test);
    expect(await test.call(cancel, { params: { run_id: id } })).toMatchObject({
      status: "complete",
    });
    const next = await test.call(start);
    const { status, reason } = await test.call(cancel, { params: { run_id: next.id } });
    expect(status === "complete" || reason === "cancelled").toBe(true);
    await endedRun(test);
    await test.callFailing(404, cancel, { params: { run_id: "99" } });
  });

  it("take a run that its server left behind for cut short, with what it covered, and can start again", async () => {
    const covered = { references: 5, instances: 0, contacts: 0 };
    await test.database.db
      .insertInto("check_runs")
      .values({
        workspace_id,
        number: 1,
        status: "running",
        reason: null,
        schema_version: 1,
        started_at: 1000,
        alive_at: 1060,
        finished_at: null,
        covered: JSON.stringify(covered),
        total: JSON.stringify({ references: 9, instances: 3, contacts: 3 }),
        unstored: "{}",
      })
      .execute();
    expect((await test.call(summary)).shown).toMatchObject({
      id: "1",
      status: "cut_short",
      reason: "stopped",
      covered,
      finished_at: 1060,
    });
    expect(await finishedRun(test)).toMatchObject({ id: "2", status: "complete" });
  });

  it("are begun once where two servers share one PostgreSQL, and anew where a SQLite file got another server", async () => {
    const { database } = test;
    const schema = await loadSchema(database);
    const total = { references: 0, instances: 3, contacts: 3 };
    const { run } = await beginRun(database, { schemaVersion: schema.version, total }, () => true);
    const joined = await test.call(start);
    if (database.dialect === "postgres") {
      expect(joined).toMatchObject({ id: String(run.number), status: "running" });
    } else {
      expect(joined.id).toBe(String(run.number + 1));
      await endedRun(test);
    }
  });
});
