import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "./database.ts";
import { preparedQuery } from "./prepared-query.ts";
import { describeOnEachDatabase } from "./testing.ts";

const insertWorkspace = preparedQuery((db, { id, name }: { id: string; name: string }) =>
  db.insertInto("workspaces").values({ id, name, demo: 0, created_at: 0 }).returning("id"),
);
const namesSince = preparedQuery((db, { first, limit }: { first: string; limit: number }) =>
  db.selectFrom("workspaces").select("name").where("id", ">=", first).orderBy("id").limit(limit),
);

describeOnEachDatabase("a prepared query", (open) => {
  let database: Database;
  beforeEach(async () => {
    database = await open();
  });
  afterEach(() => database.close());

  const names = () => namesSince(database.db, { first: "a", limit: 9 });

  it("runs each time with the parameters it is given", async () => {
    expect(await insertWorkspace(database.db, { id: "a", name: "one" })).toEqual([{ id: "a" }]);
    await insertWorkspace(database.db, { id: "b", name: "two" });
    expect(await names()).toMatchObject([{ name: "one" }, { name: "two" }]);
    expect(await namesSince(database.db, { first: "b", limit: 9 })).toMatchObject([
      { name: "two" },
    ]);
    expect(await namesSince(database.db, { first: "a", limit: 1 })).toHaveLength(1);
  });

  it("never sees what another's open transaction has written", async () => {
    const { promise: seen, resolve } = Promise.withResolvers<unknown>();
    const undone = database.transaction(async (transaction) => {
      await insertWorkspace(transaction, { id: "a", name: "one" });
      expect(await namesSince(transaction, { first: "a", limit: 9 })).toHaveLength(1);
      resolve(names());
      await new Promise((elapsed) => setTimeout(elapsed, 20));
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await seen).toEqual([]);
  });

  it("rejects where the database refuses it", async () => {
    await insertWorkspace(database.db, { id: "a", name: "one" });
    await expect(insertWorkspace(database.db, { id: "a", name: "two" })).rejects.toThrow();
  });
});
