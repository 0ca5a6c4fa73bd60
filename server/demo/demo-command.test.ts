import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { openDatabase } from "../database/open-database.ts";
import { ensureWorkspace } from "../workspace/workspace.ts";

const folder = mkdtempSync(path.join(tmpdir(), "objectory-demo-"));
afterAll(() => rmSync(folder, { recursive: true }));

const fileIn = (dataDir: string) => ({ file: path.join(folder, dataDir, "objectory.db") });

function runDemo(dataDir: string, ...args: string[]) {
  const env = {
    ...process.env,
    OBJECTORY_DATA_DIR: path.join(folder, dataDir),
    DATABASE_URL: "",
  };
  const command = path.join(import.meta.dirname, "main.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    env,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

async function countInstances(dataDir: string): Promise<number> {
  const database = await openDatabase(fileIn(dataDir));
  const rows = await database.db.selectFrom("instances").select("id").execute();
  await database.close();
  return rows.length;
}

it(
  "npm run demo fills a new folder, and replaces a demo only when told twice",
  { timeout: 60_000 },
  async () => {
    const first = runDemo("demo", "--instances", "300");
    expect(first).toMatchObject({ status: 0, stderr: "" });
    expect(first.stdout).toMatch(/^Made 300 instances, 60 contacts and 90 conversations in /);
    expect(await countInstances("demo")).toBe(300);

    expect(runDemo("demo", "--instances", "200")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("--replace") as string,
    });
    expect(runDemo("demo", "--instances", "200", "--replace")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("--yes") as string,
    });
    expect(await countInstances("demo")).toBe(300);

    expect(runDemo("demo", "--instances", "200", "--replace", "--yes")).toMatchObject({
      status: 0,
    });
    expect(await countInstances("demo")).toBe(200);
  },
);

it(
  "npm run demo leaves a workspace that is no demo as it is, whatever it is told",
  { timeout: 60_000 },
  async () => {
    const database = await openDatabase(fileIn("own"));
    await ensureWorkspace(database, { name: "Ours", demo: false });
    await database.close();
    expect(runDemo("own", "--replace", "--yes")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("is no demo") as string,
    });
    expect(await countInstances("own")).toBe(0);
  },
);
