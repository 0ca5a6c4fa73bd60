import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database, Queries } from "./database.ts";
import { theWorkspaceId as workspace_id } from "./tables.ts";
import { describeOnEachStoredDatabase } from "./testing.ts";

describeOnEachStoredDatabase("Bulk transactions", (open) => {
  let database: Database;
  beforeEach(async () => {
    database = await open();
    await database.db
      .insertInto("workspaces")
      .values({ id: workspace_id, name: "Shop", demo: 0, created_at: 1 })
      .execute();
  });
  afterEach(() => database.close());

  const add = async (db: Queries, first: number, count: number): Promise<void> => {
    const rows = Array.from({ length: count }, (_, index) => ({
      workspace_id,
      id: `c${first + index}`,
      seq: first + index,
      role: "user",
      unsubscribed_from_emails: 0 as const,
      profile: "{}",
      custom_attributes: "{}",
      created_at: 1,
      updated_at: 1,
    }));
    await db.insertInto("contacts").values(rows).execute();
  };
  const findable = async () => {
    const rows = await database.db.selectFrom("search_texts").select("id").execute();
    return rows.length;
  };

  it("leave what they wrote to be found until they are done, or somebody else writes", async () => {
    await database.bulkTransaction((db) => add(db, 1, 3));
    expect(await findable()).toBe(0);
    await database.indexWritten();
    expect(await findable()).toBe(3);
    await database.bulkTransaction((db) => add(db, 4, 3));
    await database.transaction((db) => add(db, 7, 1));
    expect(await findable()).toBe(7);
  });

  it("make it found in between once it is much", async () => {
    for (let page = 0; page < 5; page += 1)
      await database.bulkTransaction((db) => add(db, 1 + page * 500, 500));
    expect(await findable()).toBe(2000);
  });
});
