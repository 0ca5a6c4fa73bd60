import { mkdtempSync, rmSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import type { Database } from "../../database/database.ts";
import { openDatabase } from "../../database/open-database.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { theWorkspaceId as workspace_id } from "../../database/tables.ts";
import { openTestApp, testToken, type TestApp } from "../../testing/test-app.ts";
import { testTime } from "../../testing/test-workspace.ts";
import { loadSchema } from "../../workspace/schema.ts";
import { exportedInstances } from "../instances/exported-instances.ts";
import { readExportFields } from "./export-fields.ts";
import { exportFile } from "./export-file.ts";
import { readKeys } from "./read-keys.ts";

let test: TestApp;
afterEach(() => test.close());
const folder = mkdtempSync(path.join(tmpdir(), "objectory-export-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function insertOrders(database: Database, count: number, note = ""): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => ({
    workspace_id,
    id: `o${index}`,
    seq: 1000 + index,
    object_type_id: "Order",
    external_id: `x${index}`,
    external_created_at: null,
    external_updated_at: null,
    custom_attributes: JSON.stringify({ items: index % 7, note }),
    created_at: testTime + (index % 3),
    updated_at: testTime,
  }));
  for (let start = 0; start < count; start += 500)
    await database.db
      .insertInto("instances")
      .values(rows.slice(start, start + 500))
      .execute();
}

const byItems = '[{"field":"custom_attributes.items","order":"ascending"}]';
const ids = '["id"]';

/** An export that can be taken step by step. */
async function startExport(database: Database, sort: string) {
  const schema = await loadSchema(database);
  const list = exportedInstances(database, schema, { object_type_id: "Order", sort });
  const keys = await readKeys(database, list, new AbortController().signal);
  const fields = readExportFields(list, ids);
  const plan = {
    schema,
    list,
    keys,
    fields,
    format: "csv",
    form: "exact",
    timeZone: "UTC",
  } as const;
  const progress = { read: 0, leftOut: 0, cutCells: 0 };
  return { parts: exportFile(database.db, plan, progress)[Symbol.asyncIterator](), progress, keys };
}

describeOnEachDatabase("an export while others write", (open) => {
  it("holds each row that is there throughout once, and no row twice", async () => {
    test = await openTestApp(await open());
    const { database } = test;
    await insertOrders(database, 900);
    const write = fc.record({
      kind: fc.constantFrom("move", "delete", "create"),
      row: fc.integer({ min: 0, max: 899 }),
      items: fc.integer({ min: -5, max: 12 }),
    });
    const removed = new Set<string>();
    let created = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(write, { maxLength: 4 }), { maxLength: 4 }),
        async (steps) => {
          const there = new Set([...Array(900).keys()].map((index) => `o${index}`));
          for (const id of removed) there.delete(id);
          const { parts, progress } = await startExport(database, byItems);
          const seen: string[] = [];
          for (let step = 0; ; step += 1) {
            const part = await parts.next();
            if (part.done === true) break;
            seen.push(...String(part.value).trim().split("\r\n"));
            for (const { kind, row, items } of steps[step] ?? []) {
              const id = `o${row}`;
              if (kind === "move") {
                const custom_attributes = JSON.stringify({ items });
                await database.db
                  .updateTable("instances")
                  .set({ custom_attributes })
                  .where("id", "=", id)
                  .execute();
              } else if (kind === "delete") {
                await database.db.deleteFrom("instances").where("id", "=", id).execute();
                removed.add(id);
                there.delete(id);
              } else {
                await database.db
                  .insertInto("instances")
                  .values({
                    workspace_id,
                    id: `new${created}`,
                    seq: 50_000 + created,
                    object_type_id: "Order",
                    external_id: null,
                    external_created_at: null,
                    external_updated_at: null,
                    custom_attributes: JSON.stringify({ items }),
                    created_at: testTime,
                    updated_at: testTime,
                  })
                  .execute();
                created += 1;
              }
            }
          }
          const [header, ...exported] = seen;
          expect(header).toBe("id");
          expect(new Set(exported).size).toBe(exported.length);
          expect(progress.read).toBe(exported.length);
          for (const id of there) expect(exported).toContain(id);
        },
      ),
      { numRuns: 10 },
    );
  });
});

describe("an export over a connection", () => {
  async function serve(
    rows: number,
    note: string,
  ): Promise<(format: string) => Promise<IncomingMessage>> {
    test = await openTestApp(await openDatabase({ file: path.join(folder, `${rows}.db`) }));
    await insertOrders(test.database, rows, note);
    await test.app.listen({ host: "127.0.0.1", port: 0 });
    const { port } = test.app.server.address() as AddressInfo;
    return async (query) => {
      const address = `http://127.0.0.1:${port}/api/console/objects/Order/instances/export?${query}`;
      const request = get(address, { headers: { authorization: `Bearer ${testToken}` } });
      const [reply] = (await once(request, "response")) as [IncomingMessage];
      return reply;
    };
  }

  /** How many rows are read while nobody takes them. */
  async function readWhileNobodyListens(reply: IncomingMessage): Promise<number> {
    let last = -1;
    for (let reads = 0; reads !== last; reads = reading) {
      last = reads;
      await wait(150);
    }
    expect(reply.complete).toBe(false);
    return reading;
  }
  let reading = 0;
  /** Counts the blocks that are read from the table. */
  function countReads(): void {
    reading = 0;
    const { db } = test.database;
    const executor = db.getExecutor();
    const execute = executor.executeQuery.bind(executor);
    executor.executeQuery = (query, ...rest) => {
      if (query.sql.includes("as wanted")) reading += 1;
      return execute(query, ...rest);
    };
  }

  it("reads no further than a slow reader takes, and stops when it goes", async () => {
    const ask = await serve(20_000, "x".repeat(2000));
    countReads();
    for (const format of ["csv", "xlsx"]) {
      const reply = await ask(`format=${format}&frames=true`);
      const read = await readWhileNobodyListens(reply);
      // A workbook packs two thousand x into next to nothing.
      if (format === "csv") expect(read).toBeLessThan(50);
      reply.destroy();
      await wait(500);
      const stopped = reading;
      await wait(300);
      expect(reading).toBe(stopped);
    }
    // The exports that were left behind no longer count.
    for (let round = 0; round < 9; round += 1) {
      const reply = await ask("format=csv&q=nothing");
      expect(reply.statusCode).toBe(200);
      await reply.resume().toArray();
    }
  }, 30_000);

  it("breaks off where the database fails in the middle, and says so in frames", async () => {
    const ask = await serve(2000, "x".repeat(4000));
    const executor = test.database.db.getExecutor();
    const execute = executor.executeQuery.bind(executor);
    let blocks = 0;
    executor.executeQuery = (query, ...rest) => {
      if (query.sql.includes("as wanted") && (blocks += 1) % 5 === 0)
        throw new Error("the disk is gone");
      return execute(query, ...rest);
    };
    for (const format of ["csv", "jsonl", "xlsx"]) {
      blocks = 0;
      const reply = await ask(`format=${format}`);
      expect(reply.statusCode).toBe(200);
      await expect(reply.resume().toArray()).rejects.toThrow("aborted");
      blocks = 0;
      const framed = await ask(`format=${format}&frames=true`);
      const bytes = Buffer.concat((await framed.toArray()) as Buffer[]);
      expect(bytes.toString()).toMatch(/\{"message":"The server could not read on[^{]*\}$/);
    }
  });
});
