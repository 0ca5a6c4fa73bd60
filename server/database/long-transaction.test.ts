import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database, Queries } from "./database.ts";
import { describeOnEachStoredDatabase } from "./testing.ts";

describeOnEachStoredDatabase("a long transaction", (open) => {
  let database: Database;
  beforeEach(async () => {
    database = await open();
  });
  afterEach(() => database.close());

  const add = async (db: Queries, id: string): Promise<void> => {
    await db.insertInto("workspaces").values({ id, name: id, demo: 0, created_at: 1 }).execute();
  };
  const ids = async (db: Queries = database.db) =>
    (await db.selectFrom("workspaces").select("id").orderBy("id").execute()).map(({ id }) => id);

  /** Begun and halfway through, until it is told to go on. */
  async function begin() {
    const halfway = Promise.withResolvers<void>();
    const onward = Promise.withResolvers<void>();
    const done = database.longTransaction(async (db) => {
      await add(db, "a");
      halfway.resolve();
      await onward.promise;
      await add(db, "b");
      return "done";
    });
    await halfway.promise;
    return { goOn: () => onward.resolve(), fail: onward.reject, done };
  }

  it("is seen as a whole once it is done, and keeps no reader waiting", async () => {
    const { goOn, done } = await begin();
    expect([await ids(), await ids(database.longReads())]).toEqual([[], []]);
    goOn();
    expect(await done).toBe("done");
    expect(await ids()).toEqual(["a", "b"]);
    expect(await ids(database.longReads())).toEqual(["a", "b"]);
  });

  it("goes before those who would write meanwhile, and they write after it", async () => {
    const { goOn, done } = await begin();
    const order: string[] = [];
    const writes = [
      database.transaction((db) => add(db, "c")).then(() => order.push("short")),
      add(database.db, "d").then(() => order.push("alone")),
      database.longTransaction((db) => add(db, "e")).then(() => order.push("long")),
      done.then(() => order.push("first")),
    ];
    expect(await ids(database.longReads())).toBeInstanceOf(Array);
    goOn();
    await Promise.all(writes);
    if (database.dialect === "sqlite") expect(order[0]).toBe("first");
    expect(await ids()).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("waits for those who are writing", async () => {
    const halfway = Promise.withResolvers<void>();
    const onward = Promise.withResolvers<void>();
    const short = database.transaction(async (db) => {
      await add(db, "c");
      halfway.resolve();
      await onward.promise;
    });
    await halfway.promise;
    const long = database.longTransaction((db) => add(db, "a"));
    onward.resolve();
    await Promise.all([short, long]);
    expect(await ids()).toEqual(["a", "c"]);
  });

  it("leaves nothing behind and nobody waiting where it fails", async () => {
    const { fail, done } = await begin();
    const written = add(database.db, "c");
    fail(new Error("it went wrong"));
    await expect(done).rejects.toThrow("it went wrong");
    await written;
    expect(await ids()).toEqual(["c"]);
    await database.longTransaction((db) => add(db, "d"));
    expect(await ids()).toEqual(["c", "d"]);
  });
});
