import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, afterEach, beforeEach, expect, it } from "vitest";
import { instanceEndpoints } from "../../contract/instances.ts";
import { ExactNumber, parseJson, type JsonObject } from "../../contract/json.ts";
import { describeOnEachDatabase } from "../database/testing.ts";
import { getLiveType } from "../features/instances/rules.ts";
import { openTestApp, testToken, type TestApp } from "../testing/test-app.ts";
import { holdReferences, testOrders } from "../testing/test-workspace.ts";
import { loadSchema } from "../workspace/schema.ts";
import { inspectCsvFile } from "./csv-file.ts";
import { csvRows } from "./csv-rows.ts";
import { matchColumns } from "./import-columns.ts";
import { importFile } from "./import-file.ts";
import { jsonLineRows } from "./json-line-rows.ts";

const folder = mkdtempSync(path.join(tmpdir(), "objectory-round-trip-"));
afterAll(() => rmSync(folder, { recursive: true }));

describeOnEachDatabase("what was exported and is imported again", (open) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(await open());
  });
  afterEach(() => test.close());

  async function exported(typeId: string, format: "csv" | "jsonl"): Promise<string> {
    const reply = await test.app.inject({
      url: `/api/console/objects/${typeId}/instances/export`,
      query: { format, form: "exact", time_zone: "Asia/Tokyo" },
      headers: { authorization: `Bearer ${testToken}` },
    });
    const file = path.join(folder, `${typeId}.${format}`);
    writeFileSync(file, reply.rawPayload);
    return file;
  }

  async function importAgain(typeId: string, file: string) {
    const type = getLiveType(await loadSchema(test.database), typeId);
    const csv = file.endsWith(".csv") ? await inspectCsvFile(file, undefined) : undefined;
    const choices = { externalIdColumn: "external_id", ignored: [], exported: true };
    const rows = csv
      ? csvRows(csv, matchColumns(csv.header, type.attributes, choices))
      : jsonLineRows(file, typeId);
    const refusals: string[] = [];
    const summary = await importFile(test.database, type, rows, {
      onRefusal: (line, reason) => refusals.push(`${line}: ${reason}`),
      shouldStop: () => false,
    });
    expect(refusals).toEqual([]);
    return summary;
  }

  async function stored(typeId: string) {
    const rows = await test.database.db
      .selectFrom("instances")
      .select(["external_id", "external_created_at", "external_updated_at", "custom_attributes"])
      .where("object_type_id", "=", typeId)
      .orderBy("external_id")
      .execute();
    const references = await test.database.db
      .selectFrom("instance_references")
      .innerJoin("instances", "instances.id", "instance_references.owner_id")
      .select(["external_id", "attribute", "position", "instance_id"])
      .where("owner_type", "=", typeId)
      .orderBy("external_id")
      .orderBy("attribute")
      .orderBy("position")
      .execute();
    const instances = rows.map((row) => ({
      ...row,
      custom_attributes: parseJson(row.custom_attributes) as JsonObject,
    }));
    return { instances, references };
  }

  async function empty(typeId: string): Promise<void> {
    await test.database.transaction(async (db) => {
      await db.deleteFrom("instances").where("object_type_id", "=", typeId).execute();
      await db.deleteFrom("instance_references").where("owner_type", "=", typeId).execute();
    });
  }

  const text = fc.oneof(
    fc.constantFrom(
      "",
      "'",
      "null",
      "'null",
      "=1+1",
      "'=1",
      "-12.5",
      "+1",
      "@x",
      "\t",
      "\r\n",
      " ",
    ),
    fc.constantFrom("12345678901234567890", "007", "true", "2026-03-01", 'a "b", c; d', "🎁 漢字"),
    fc.string({ unit: "grapheme", maxLength: 12 }).filter((each) => !each.includes("\0")),
    fc.string({ unit: fc.constantFrom("'", "=", "n", "u", "l", "-", "1", " ", "\n", '"', ",") }),
  );
  const order = fc.record(
    {
      order_number: fc.option(text),
      note: fc.option(text),
      total_amount: fc.option(
        fc.constantFrom(0, -12.5, 1e-7, new ExactNumber("149.90"), new ExactNumber("1e21")),
      ),
      items: fc.option(fc.constantFrom(0, -7, new ExactNumber("12345678901234567890"))),
      gift: fc.option(fc.boolean()),
      placed_at: fc.option(fc.integer({ min: -5_000_000_000, max: 99_999_999_999 })),
      status: fc.option(fc.constantFrom("open", "paid")),
    },
    { requiredKeys: [] },
  );

  it("is the same in every attribute, null, empty and unset told apart", async () => {
    const params = { custom_object_type_identifier: "Order" };
    await fc.assert(
      fc.asyncProperty(fc.array(order, { minLength: 1, maxLength: 8 }), async (orders) => {
        await empty("Order");
        for (const [index, custom_attributes] of orders.entries()) {
          const external_created_at = index % 2 === 0 ? 1_700_000_000 + index : null;
          const body = { external_id: `=x${index}`, external_created_at, custom_attributes };
          await test.call(instanceEndpoints.upsert, { params, body });
        }
        const before = await stored("Order");
        for (const format of ["csv", "jsonl"] as const) {
          const file = await exported("Order", format);
          expect(await importAgain("Order", file)).toMatchObject({ unchanged: orders.length });
          await empty("Order");
          expect(await importAgain("Order", file)).toMatchObject({ created: orders.length });
          expect(await stored("Order")).toEqual(before);
        }
      }),
      { numRuns: 12 },
    );
  });

  it("refers to the same instances in the same order", async () => {
    const params = { custom_object_type_identifier: "Shipment" };
    for (const [external_id, ids] of [
      ["none", []],
      ["one", [testOrders.first.id]],
      ["three", [testOrders.third.id, testOrders.first.id, testOrders.second.id]],
    ] as const) {
      const body = { external_id, custom_attributes: { tracking: "T" } };
      const { id } = await test.call(instanceEndpoints.upsert, { params, body });
      const owner = { kind: "instance" as const, id };
      await holdReferences(test.database.db, owner, "orders", [...ids]);
      await holdReferences(test.database.db, owner, "main_order", ids.slice(0, 1));
    }
    const before = await stored("Shipment");
    expect(before.references).toHaveLength(6);
    for (const format of ["csv", "jsonl"] as const) {
      const file = await exported("Shipment", format);
      await empty("Shipment");
      expect(await importAgain("Shipment", file)).toMatchObject({ created: 3 });
      expect(await stored("Shipment")).toEqual(before);
    }
  });
});
