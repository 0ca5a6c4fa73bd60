import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { deleteObjectType } from "../../server/features/objects/delete-object-type.ts";
import { updateObjectType } from "../../server/features/objects/store.ts";
import { readTypeDeletion } from "../../server/features/objects/type-deletion-account.ts";
import { loadSchema } from "../../server/workspace/schema.ts";
import { withBenchApp, type BenchApp } from "../bench-app.ts";
import { makeIndexes } from "../make-indexes.ts";
import { formatMs, p95, printTable } from "../report.ts";

const everyMs = 5;
const orders = "/api/console/objects/Order/instances";
const partOfNumber = { field: "custom_attributes.order_number", operator: "~", value: "1234" };

/** What takes long, to be done while others read and write by key. */
const works: Record<string, (app: BenchApp) => Promise<unknown>> = {
  "nothing else": () => sleep(2000),
  "20 lists that no index helps": async ({ ask }) => {
    for (let time = 0; time < 20; time += 1)
      await ask(`${orders}/query`, { filter: JSON.stringify(partOfNumber) });
  },
  "the first statistics of a type": ({ ask }) => ask(`${orders}/facets`),
  "statistics of a selection, 10 times": async ({ ask }) => {
    for (let time = 0; time < 10; time += 1)
      await ask(`${orders}/facets`, { filter: JSON.stringify(partOfNumber) });
  },
  "an export as CSV": ({ ask }) => ask(`${orders}/export`, { format: "csv" }),
  "an index of an attribute": ({ database }) => makeIndexes(database, ["total_amount"]),
  "deleting the largest type": deleteOrders,
};

/** How long reading and writing one record takes for others while something large is done. */
export async function benchWaits(dataDir: string): Promise<void> {
  await withBenchApp(dataDir, async (app) => {
    const { type, id, external_id } = await findRecord(app);
    const path = `/api/custom_object_instances/${type}`;
    const read = () => app.ask(`${path}/${id}`);
    const write = () => app.ask(path, {}, { external_id, custom_attributes: {} });
    const rows: string[][] = [];
    for (const [name, work] of Object.entries(works)) {
      const startMs = performance.now();
      const { reads, writes } = await besides(work(app), read, write);
      rows.push([
        name,
        formatMs(performance.now() - startMs),
        formatMs(p95(reads)),
        formatMs(Math.max(...reads)),
        formatMs(Math.max(...writes)),
      ]);
    }
    printTable(
      "Others on SQLite while something large is done; aim: a read waits < 50 ms",
      ["meanwhile", "took", "read p95", "longest read", "longest write"],
      rows,
    );
  });
}

/** The times of calls that are made one after the other until the work is done. */
async function besides(
  work: Promise<unknown>,
  read: () => Promise<unknown>,
  write: () => Promise<unknown>,
): Promise<{ reads: number[]; writes: number[] }> {
  const state = { isDone: false };
  const done = work.finally(() => (state.isDone = true));
  const timesOf = async (call: () => Promise<unknown>) => {
    const times: number[] = [];
    while (!state.isDone) {
      // Counted from when it was to begin: what keeps it from beginning is a wait, too.
      const dueMs = performance.now() + everyMs;
      await sleep(everyMs);
      await call();
      times.push(performance.now() - dueMs);
    }
    return times;
  };
  const [reads, writes] = await Promise.all([timesOf(read), timesOf(write), done]);
  return { reads, writes };
}

async function deleteOrders({ database }: BenchApp): Promise<void> {
  await updateObjectType(database, "Order", { archived: true });
  const schema = await loadSchema(database);
  const { revision } = await readTypeDeletion(database.longReads(), schema, "Order");
  await deleteObjectType(database, "Order", revision);
}

/** The type, id and external id of a record that none of the works is about. */
async function findRecord({ database }: BenchApp) {
  return database.db
    .selectFrom("instances")
    .select(["object_type_id as type", "id", "external_id"])
    .where("object_type_id", "!=", "Order")
    .where("external_id", "is not", null)
    .executeTakeFirstOrThrow();
}
