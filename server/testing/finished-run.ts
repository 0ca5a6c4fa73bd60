import { checkEndpoints, type CheckRun } from "../../contract/checks.ts";
import type { TestApp } from "./test-app.ts";

/** Wait until the run of the checks that was started last has ended. */
export async function endedRun(test: TestApp): Promise<CheckRun> {
  for (;;) {
    const { latest } = await test.call(checkEndpoints.summary);
    if (latest && latest.status !== "running") return latest;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Run the checks from beginning to end. */
export async function finishedRun(test: TestApp): Promise<CheckRun> {
  await test.call(checkEndpoints.start);
  return endedRun(test);
}
