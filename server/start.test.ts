import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "./database/open-database.ts";
import { startServerProcess, startedServer } from "./testing/server-process.ts";

const folder = mkdtempSync(path.join(tmpdir(), "objectory-start-"));
afterAll(() => rmSync(folder, { recursive: true }));
let dataDir = "";
let file = "";
let tests = 0;
beforeEach(() => {
  tests += 1;
  dataDir = path.join(folder, String(tests));
  file = path.join(dataDir, "objectory.db");
  mkdirSync(dataDir);
});

async function expectRefusal(settings: Record<string, string>, reason: RegExp): Promise<void> {
  const started = await startServerProcess({ OBJECTORY_DATA_DIR: dataDir, ...settings });
  if (!("errors" in started)) {
    await started.kill();
    throw new Error("The server started");
  }
  expect(started.exitCode).toBe(1);
  expect(started.errors).toMatch(reason);
  expect(started.errors.trimEnd().split("\n")).toHaveLength(1);
}

async function makeDatabase(): Promise<void> {
  const database = await openDatabase({ file });
  await database.close();
}

describe("a start", { timeout: 60_000 }, () => {
  it.each([
    ["is no database at all", async () => writeFileSync(file, "order_number;total\n".repeat(5000))],
    [
      "is damaged in the middle",
      async () => {
        await makeDatabase();
        const bytes = readFileSync(file);
        bytes.fill(0x5a, 4096, bytes.length / 2);
        writeFileSync(file, bytes);
      },
    ],
    [
      "was cut short",
      async () => {
        await makeDatabase();
        const bytes = readFileSync(file);
        writeFileSync(file, bytes.subarray(0, bytes.length - 10_000));
      },
    ],
    [
      "is too big to be looked through and was cut short",
      async () => {
        await makeDatabase();
        const connection = new DatabaseSync(file);
        connection.exec("create table ballast (bytes); insert into ballast values (zeroblob(8e7))");
        connection.close();
        truncateSync(file, 70_000_000);
      },
    ],
  ])("ends with one line on a file that %s, and leaves it as it is", async (_name, spoil) => {
    await spoil();
    const before = readFileSync(file);
    await expectRefusal({}, /objectory\.db is damaged or no SQLite database.*Restore a backup/);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it("ends with one line on a file of a newer version, and leaves it as it is", async () => {
    await makeDatabase();
    const connection = new DatabaseSync(file);
    connection
      .prepare("insert into kysely_migration (name, timestamp) values (?, ?)")
      .run("9999-from-the-future", "2030-01-01");
    connection.close();
    const before = readFileSync(file);
    await expectRefusal({}, /newer Objectory.*9999-from-the-future.*restore an older backup/);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it("ends with one line when its port is taken", async () => {
    const first = await startedServer({ OBJECTORY_DATA_DIR: dataDir });
    const port = new URL(first.address).port;
    const other = path.join(dataDir, "other");
    try {
      await expectRefusal({ PORT: port, OBJECTORY_DATA_DIR: other }, /port is in use.*set PORT/);
    } finally {
      await first.kill();
    }
  });

  it("ends with one line on a bad setting and on a database that can't be reached", async () => {
    await expectRefusal({ PORT: "http" }, /^PORT must be a port number, not "http"/);
    const nowhere = "postgres://nobody:secret@127.0.0.1:9/none";
    await expectRefusal({ DATABASE_URL: nowhere }, /DATABASE_URL can't be reached(?!.*secret)/);
  });

  it.runIf(process.platform === "linux")(
    "takes less work the second time, because the demo is made only once",
    async () => {
      const settings = { OBJECTORY_DATA_DIR: dataDir, OBJECTORY_DEMO: "small" };
      const seconds: number[] = [];
      for (let start = 0; start < 2; start++) {
        const server = await startedServer(settings);
        seconds.push(processorSeconds(server.pid));
        await server.kill();
      }
      expect(seconds[1]).toBeLessThan(seconds[0] ?? 0);
    },
  );
});

/** The time that a process has worked: unlike the time on the clock it does not depend on what else the machine does. */
function processorSeconds(pid: number): number {
  const ticksPerSecond = 100;
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}
