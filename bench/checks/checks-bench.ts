import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setImmediate as yieldToOthers } from "node:timers/promises";
import type { Database } from "../../server/database/database.ts";
import { openDatabase } from "../../server/database/open-database.ts";
import { theWorkspaceId } from "../../server/database/tables.ts";
import { Checks } from "../../server/features/checks/checks.ts";
import { median, printTable } from "../report.ts";

const referencesPerInstance = 3;
const rounds = 3;

/** A run of the checks over the whole workspace, with three references for each instance, and how long it keeps others waiting. */
export async function benchChecks(dataDir: string): Promise<void> {
  const file = join(dataDir, "checks.db");
  copyFileSync(join(dataDir, "objectory.db"), file);
  const database = await openDatabase({ file });
  try {
    await addReferences(database);
    const measured: Measured[] = [];
    for (let round = 0; round < rounds; round += 1) measured.push(await measureRun(database));
    const { covered, total } = measured[0] ?? { covered: "", total: 0 };
    printTable(
      "The checks on SQLite; aim < 5 s for 100,000 instances with 300,000 references, others wait < 50 ms",
      ["covered", "findings", "run", "longest wait of others"],
      [
        [
          covered,
          String(total),
          `${(median(measured.map(({ ms }) => ms)) / 1000).toFixed(2)} s`,
          `${median(measured.map(({ longestWaitMs }) => longestWaitMs)).toFixed(0)} ms`,
        ],
      ],
    );
  } finally {
    await database.close();
  }
}

interface Measured {
  ms: number;
  longestWaitMs: number;
  covered: string;
  total: number;
}

async function measureRun(database: Database): Promise<Measured> {
  const failures: unknown[] = [];
  const checks = new Checks(database, (error) => failures.push(error));
  const startMs = performance.now();
  await checks.start();
  let longestWaitMs = 0;
  for (let isRunning = true; isRunning;) {
    await yieldToOthers();
    const askedMs = performance.now();
    // What someone else would ask meanwhile: it waits for the portion that is being looked at.
    const run = await database.db
      .selectFrom("check_runs")
      .select("status")
      .orderBy("number", "desc")
      .executeTakeFirst();
    await yieldToOthers();
    longestWaitMs = Math.max(longestWaitMs, performance.now() - askedMs);
    isRunning = run?.status === "running";
  }
  const ms = performance.now() - startMs;
  await checks.stop();
  if (failures.length > 0) throw failures[0];
  const { shown, total } = await checks.summarise();
  const { references = 0, instances = 0, contacts = 0 } = shown?.covered ?? {};
  return {
    ms,
    longestWaitMs,
    covered: `${references} references, ${instances} instances, ${contacts} contacts`,
    total,
  };
}

/** Conversations get orders until the workspace holds three references for each instance. */
async function addReferences({ db }: Database): Promise<void> {
  const count = async (table: "instances" | "instance_references") =>
    (
      await db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow()
    ).n;
  const missing =
    referencesPerInstance * (await count("instances")) - (await count("instance_references"));
  const orders = await db
    .selectFrom("instances")
    .select("id")
    .where("workspace_id", "=", theWorkspaceId)
    .where("object_type_id", "=", "Order")
    .execute();
  const conversations = await db.selectFrom("conversations").select("id").execute();
  const rows = Array.from({ length: Math.max(0, missing) }, (_, index) => ({
    workspace_id: theWorkspaceId,
    owner_kind: "conversation" as const,
    owner_type: "",
    owner_id: conversations[index % conversations.length]?.id ?? "",
    attribute: "order",
    position: 100 + Math.floor(index / conversations.length),
    instance_id: orders[(index * 7) % orders.length]?.id ?? "",
  }));
  const rowsPerInsert = 1000;
  for (let start = 0; start < rows.length; start += rowsPerInsert)
    await db
      .insertInto("instance_references")
      .values(rows.slice(start, start + rowsPerInsert))
      .execute();
}
