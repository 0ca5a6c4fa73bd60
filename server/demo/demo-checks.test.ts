import { expect, it } from "vitest";
import { checkKinds } from "../../contract/check-kinds.ts";
import { openDatabase } from "../database/open-database.ts";
import { Checks } from "../features/checks/checks.ts";
import { fillNewWorkspace } from "./fill-new-workspace.ts";

it("the demo workspace has something for every kind of check, and most kinds once", async () => {
  const database = await openDatabase({ file: ":memory:" });
  await fillNewWorkspace(database, "small");
  const failures: unknown[] = [];
  const checks = new Checks(database, (error) => failures.push(error));
  await checks.start();
  while ((await checks.summarise()).latest?.status === "running")
    await new Promise((resolve) => setImmediate(resolve));
  const { counts } = await checks.summarise();
  expect(counts.map(({ kind }) => kind)).toEqual(checkKinds);
  const once = counts.filter(({ kind }) => kind !== "isolated_instance");
  expect(once.every(({ total }) => total === 1)).toBe(true);
  expect(counts.at(-1)?.total).toBeGreaterThan(10);
  expect(failures).toEqual([]);
  await checks.stop();
  await database.close();
});
