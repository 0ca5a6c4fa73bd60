import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { attributeIndexEndpoints } from "../../../contract/attribute-indexes.ts";
import { attributeEndpoints } from "../../../contract/attributes.ts";
import { instanceQueryEndpoints } from "../../../contract/instance-query.ts";
import { objectEndpoints } from "../../../contract/objects.ts";
import { describeOnEachStoredDatabase } from "../../database/testing.ts";
import { theWorkspaceId } from "../../database/tables.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";
import { AttributeIndexer } from "./attribute-indexer.ts";

const names = ["total_amount", "status", "gift", "placed_at"];
const statuses = ["open", "paid", "lost", "gone", null];

describeOnEachStoredDatabase("indexes of attributes that are used often", (open) => {
  let test: TestApp;
  let indexer: AttributeIndexer;
  beforeEach(async () => {
    test = await openTestApp(await open());
    indexer = new AttributeIndexer(test.database, (error) => {
      throw error;
    });
    await insertOrders(test, 5000);
  });
  afterEach(async () => {
    await indexer.stop();
    await test.close();
  });

  const use = (times: number) => {
    for (let time = 0; time < times; time++) indexer.noteUse("Order", names);
  };
  const listed = async () => {
    const params = { object_type_id: "Order" };
    const { attribute_indexes } = await test.call(attributeIndexEndpoints.list, { params });
    return attribute_indexes.map(({ attribute, uses, indexed_at }) => [
      attribute,
      uses,
      indexed_at !== null,
    ]);
  };
  const indexNames = async () => {
    const { rows } =
      test.database.dialect === "sqlite"
        ? await sql<{ name: string }>`select name from sqlite_schema where type = 'index'`.execute(
            test.database.db,
          )
        : await sql<{ name: string }>`select indexname as name from pg_indexes
            where schemaname = current_schema()`.execute(test.database.db);
    return rows.map(({ name }) => name).filter((name) => name.startsWith("attribute_index_"));
  };
  const replies = async () => {
    const results = [];
    for (const name of names.slice(0, 2)) {
      const field = `custom_attributes.${name}`;
      for (const order of ["ascending", "descending"]) {
        const query = { sort: JSON.stringify([{ field, order }]), per_page: 7 };
        const params = { custom_object_type_identifier: "Order" };
        const first = await test.call(instanceQueryEndpoints.query, { params, query });
        const after = first.page.next ?? "";
        const second = await test.call(instanceQueryEndpoints.query, {
          params,
          query: { ...query, after },
        });
        const filter = JSON.stringify({
          operator: "AND",
          value: [
            { field: "custom_attributes.status", operator: "IN", value: ["open", "gone", null] },
            { field: "custom_attributes.status", operator: "=", value: "gone" },
            { field: "custom_attributes.total_amount", operator: ">", value: 30 },
          ],
        });
        const found = await test.call(instanceQueryEndpoints.query, {
          params,
          query: { ...query, filter, page: 3 },
        });
        results.push([first.instances, second.instances, found]);
      }
    }
    return results;
  };

  it("are made once an attribute of a large type was used ten times, and stay", async () => {
    use(9);
    await indexer.settle();
    expect(await indexNames()).toEqual([]);
    use(1);
    await indexer.settle();
    expect(await listed()).toEqual(names.toSorted().map((name) => [name, 10, true]));
    expect(await indexNames()).toHaveLength(4);
    await indexer.settle();
    expect(await indexNames()).toHaveLength(4);
  }, 60_000);

  it("change no answer", async () => {
    const before = await replies();
    use(10);
    // The server that was asked watches too, and may be making one just now.
    const madeByNow = async () => {
      await indexer.settle();
      return indexNames();
    };
    await expect.poll(madeByNow, { timeout: 120_000 }).toHaveLength(4);
    expect(await replies()).toEqual(before);
  }, 300_000);

  it("go with their attribute", async () => {
    use(10);
    await indexer.settle();
    const { object_types } = await test.call(objectEndpoints.schema);
    const order = object_types.find(({ id }) => id === "Order");
    const id = order?.attributes.find(({ name }) => name === "total_amount")?.id ?? "";
    await test.call(attributeEndpoints.update, {
      params: { attribute_id: id },
      body: { archived: true },
    });
    use(1);
    await indexer.settle();
    expect(await indexNames()).toHaveLength(3);
    expect((await listed()).map(([name]) => name)).toEqual(["gift", "placed_at", "status"]);
  }, 60_000);

  it("are made by one of several servers alone", async () => {
    const other = new AttributeIndexer(test.database, () => undefined);
    use(10);
    for (let time = 0; time < 10; time++) other.noteUse("Order", names);
    await Promise.all([indexer.settle(), other.settle()]);
    await indexer.settle();
    await other.stop();
    expect(await listed()).toEqual(names.toSorted().map((name) => [name, 20, true]));
    expect(await indexNames()).toHaveLength(4);
  }, 60_000);
});

async function insertOrders({ database: { db } }: TestApp, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => ({
    workspace_id: theWorkspaceId,
    id: `order-${index}`,
    seq: index + 10,
    object_type_id: "Order",
    external_id: null,
    external_created_at: null,
    external_updated_at: null,
    created_at: 1_772_000_000 + (index % 100),
    updated_at: 1_772_000_000,
    custom_attributes: JSON.stringify({
      total_amount: index % 7 === 0 ? null : (index * 37) % 101,
      status: statuses[index % statuses.length],
      gift: index % 3 === 0,
      placed_at: 1_772_000_000 + ((index * 997) % 5003),
    }),
  }));
  for (let start = 0; start < count; start += 1000)
    await db
      .insertInto("instances")
      .values(rows.slice(start, start + 1000))
      .execute();
  await db
    .updateTable("instance_counts")
    .set({ instances: count })
    .where("object_type_id", "=", "Order")
    .where("slot", "=", 1)
    .execute();
}
