import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database, Queries } from "./database.ts";
import { describeOnEachStoredDatabase } from "./testing.ts";

describeOnEachStoredDatabase("shared transactions", (open) => {
  let database: Database;
  beforeEach(async () => {
    database = await open();
    await add(database.db, "taken");
  });
  afterEach(() => database.close());

  async function add(db: Queries, id: string): Promise<string> {
    await db.insertInto("workspaces").values({ id, name: id, demo: 0, created_at: 1 }).execute();
    return id;
  }
  const ids = async () =>
    (await database.longReads().selectFrom("workspaces").select("id").orderBy("id").execute()).map(
      ({ id }) => id,
    );
  const outcomes = async (works: ((db: Queries) => Promise<string>)[]) =>
    (await Promise.allSettled(works.map((work) => database.sharedTransaction(work)))).map(
      (outcome) => (outcome.status === "fulfilled" ? outcome.value : "failed"),
    );
  /** Writes, and fails for what it writes then. */
  const failHalfway = async (db: Queries) => {
    await add(db, "half");
    return add(db, "taken");
  };

  it("keep all of those that succeed and nothing of one that fails beside them", async () => {
    const failures = [failHalfway, () => Promise.reject(new Error("no"))];
    const works = [(db: Queries) => add(db, "a"), ...failures, (db: Queries) => add(db, "b")];
    expect(await outcomes(works)).toEqual(["a", "failed", "failed", "b"]);
    expect(await ids()).toEqual(["a", "b", "taken"]);
    expect(await outcomes([failHalfway])).toEqual(["failed"]);
    expect(await ids()).toEqual(["a", "b", "taken"]);
  });

  it("keep the others where one ends the transaction that they have in common", async () => {
    const endIt = async (db: Queries) => {
      await sql`${sql.raw(database.dialect === "sqlite" ? "insert or rollback" : "insert")}
        into workspaces (id, name, demo, created_at) values ('taken', '', 0, 1)`.execute(db);
      return "never";
    };
    const works = ["a", "b", "c"].map((id) => (db: Queries) => add(db, id));
    expect(await outcomes([...works.slice(0, 2), endIt, ...works.slice(2)])).toEqual([
      "a",
      "b",
      "failed",
      "c",
    ]);
    expect(await ids()).toEqual(["a", "b", "c", "taken"]);
  });

  it("are all there however many come at once", async () => {
    const names = Array.from({ length: 100 }, (_, index) => String(1000 + index));
    await outcomes(names.map((id) => (db) => add(db, id)));
    expect(await ids()).toEqual([...names, "taken"]);
  });
});
