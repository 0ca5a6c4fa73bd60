import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Fill a new data folder with a demo workspace of that size, run the work on it, and remove it whatever happens. */
export async function withWorkspace(
  instances: number,
  work: (dataDir: string) => Promise<void>,
): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), "objectory-bench-"));
  try {
    const demo = join(import.meta.dirname, "../server/demo/main.ts");
    const { status } = spawnSync(process.execPath, [demo, "--instances", String(instances)], {
      env: { ...process.env, OBJECTORY_DATA_DIR: dataDir, DATABASE_URL: "" },
      stdio: ["ignore", "inherit", "inherit"],
    });
    if (status !== 0) throw new Error("the workspace to measure on could not be filled");
    await work(dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
