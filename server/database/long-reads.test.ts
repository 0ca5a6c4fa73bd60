import { sql, type RawBuilder } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database, Queries } from "./database.ts";
import { describeOnEachDatabase, describeOnEachStoredDatabase } from "./testing.ts";

/** A statement that ends only when it is stopped. */
const endless: Record<Database["dialect"], RawBuilder<unknown>> = {
  sqlite: sql`with recursive n (i) as (select 1 union all select i + 1 from n where is_wanted())
    select count(*) from n`,
  postgres: sql`select pg_sleep(3600)`,
};

function itReads(open: () => Promise<Database>): void {
  let database: Database;
  beforeEach(async () => {
    database = await open();
  });
  afterEach(() => database.close());

  it("sees what was acknowledged before it began", async () => {
    const workspace = { id: "w", name: "", demo: 0, created_at: 1 };
    await database.db.insertInto("workspaces").values(workspace).execute();
    for (const name of ["one", "two", "three"]) {
      await database.transaction((db) => db.updateTable("workspaces").set({ name }).execute());
      const read = await database.longReads().selectFrom("workspaces").select("name").execute();
      expect(read).toEqual([{ name }]);
    }
  });

  it("does not begin once nobody waits for it", async () => {
    const reason = new Error("gone");
    await expect(readOne(database.longReads(AbortSignal.abort(reason)))).rejects.toBe(reason);
    expect(await readOne(database.longReads(new AbortController().signal))).toBe(1);
  });

  it("fails alone where its statement is wrong", async () => {
    const wrong = sql`select secret from nowhere`.execute(database.longReads());
    await expect(wrong).rejects.toThrow("nowhere");
    expect(await readOne(database.longReads())).toBe(1);
  });
}

function itKeepsNobodyWaiting(open: () => Promise<Database>): void {
  itReads(open);

  it("keeps nobody waiting, and stops when nobody waits for it", async () => {
    const database = await open();
    const reads = Array.from({ length: 5 }, () => {
      const controller = new AbortController();
      const read = endless[database.dialect].execute(database.longReads(controller.signal));
      return { controller, failed: expect(read).rejects.toThrow("gone") };
    });
    await database.transaction((db) => db.deleteFrom("views").execute());
    expect(await readOne(database.db)).toBe(1);
    for (const { controller } of reads) controller.abort(new Error("gone"));
    await Promise.all(reads.map(({ failed }) => failed));
    expect(await readOne(database.longReads())).toBe(1);
    await database.close();
  });
}

async function readOne(db: Queries): Promise<number | undefined> {
  const [row] = await db.selectNoFrom(sql<number>`1`.as("one")).execute();
  return row?.one;
}

describeOnEachDatabase("a long read in memory", itReads);
describeOnEachStoredDatabase("a long read", itKeepsNobodyWaiting);
