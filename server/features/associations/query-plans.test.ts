import { afterEach, beforeEach, expect, it } from "vitest";
import { associationEndpoints } from "../../../contract/associations.ts";
import { neighbourhoodEndpoints } from "../../../contract/neighbourhood.ts";
import { openDatabase } from "../../database/open-database.ts";
import { NodeSqliteAdapter } from "../../database/sqlite.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";
import { testContacts, testConversations, testOrders } from "../../testing/test-workspace.ts";
import { insertReferences } from "../../workspace/references.ts";

const { ada, grace } = testContacts;

let test: TestApp;
beforeEach(async () => {
  test = await openTestApp(await openDatabase({ file: ":memory:" }));
  const references = (owner_kind: "contact" | "conversation", owner_id: string) =>
    Array.from({ length: 60 }, (_, position) => ({
      owner_kind,
      owner_type: "",
      owner_id,
      attribute: "orders",
      position,
      instance_id: testOrders.first.id,
    }));
  await insertReferences(test.database.db, [
    ...references("contact", ada.id),
    ...references("contact", grace.id),
    ...references("conversation", testConversations.delivery.id),
  ]);
});
afterEach(() => test.close());

/** How SQLite goes about every query of `work`, step by step. */
async function plansOf(work: () => Promise<unknown>): Promise<string[]> {
  const { adapter } = test.database.db.getExecutor();
  if (!(adapter instanceof NodeSqliteAdapter)) throw new Error("this test is of SQLite");
  const { connection } = adapter;
  const queries = new Set<string>();
  const prepare = connection.prepare.bind(connection);
  connection.prepare = (query) => {
    queries.add(query);
    return prepare(query);
  };
  await work();
  connection.prepare = prepare;
  return [...queries].flatMap((query) =>
    prepare(`explain query plan ${query}`)
      .all([])
      .map((step) => (step as { detail: string }).detail),
  );
}

it("whatever is asked about a record, no table is read from end to end", async () => {
  const to = `instance:${testOrders.first.id}`;
  const steps = await plansOf(async () => {
    for (const [kind, { id }] of [
      ["contact", ada],
      ["conversation", testConversations.delivery],
      ["instance", testOrders.first],
    ] as const) {
      await test.call(neighbourhoodEndpoints.get, { params: { kind, id }, query: { depth: 3 } });
      await test.call(associationEndpoints.get, { params: { owner_kind: kind, owner_id: id } });
      await test.call(neighbourhoodEndpoints.path, { query: { from: `${kind}:${id}`, to } });
    }
  });
  const scans = steps.filter((step) => step.startsWith("SCAN"));
  expect(scans.length).toBeGreaterThan(0);
  const lists = /^SCAN (json_each|found|looked|reference|list|\(subquery-\d+\))\b.*/;
  expect(scans.filter((step) => !lists.test(step))).toEqual([]);
  const searches = steps.filter((step) => step.startsWith("SEARCH instance_references"));
  expect(searches.length).toBeGreaterThan(5);
  // The workspace alone narrows nothing.
  const narrow = /\(workspace_id=\? AND/;
  expect(
    steps.filter(
      (step) => /^SEARCH (?!object_types|attributes|workspaces)/.test(step) && !narrow.test(step),
    ),
  ).toEqual([]);
});
