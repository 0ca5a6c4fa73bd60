import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeEach, expect, it } from "vitest";
import { instanceEndpoints } from "../../contract/instances.ts";
import type { Database } from "../database/database.ts";
import { describeOnEachDatabase } from "../database/testing.ts";
import { getLiveType } from "../features/instances/rules.ts";
import { openTestApp, type TestApp } from "../testing/test-app.ts";
import { loadSchema } from "../workspace/schema.ts";
import { inspectCsvFile } from "./csv-file.ts";
import { csvRows } from "./csv-rows.ts";
import { matchColumns } from "./import-columns.ts";
import { importFile } from "./import-file.ts";

const folder = mkdtempSync(path.join(tmpdir(), "objectory-import-file-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function importText(database: Database, typeId: string, text: string) {
  const file = path.join(folder, "rows.csv");
  writeFileSync(file, text);
  const csv = await inspectCsvFile(file, undefined);
  const type = getLiveType(await loadSchema(database), typeId);
  const columns = matchColumns(csv.header, type.attributes, {
    externalIdColumn: "external_id",
    ignored: [],
  });
  const refusals: string[] = [];
  const summary = await importFile(database, type, csvRows(csv, columns), {
    onRefusal: (line, reason) => refusals.push(`${line}: ${reason}`),
    shouldStop: () => false,
  });
  return { ...summary, refusals };
}

describeOnEachDatabase("an import", (open) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(await open());
  });
  afterEach(() => test.close());

  const listed = async (typeId: string) => {
    const params = { custom_object_type_identifier: typeId };
    return (await test.call(instanceEndpoints.list, { params })) as {
      total_count: number;
      data: {
        id: string;
        external_id: string | null;
        custom_attributes: Record<string, unknown>;
      }[];
    };
  };
  const found = async (typeId: string, externalId: string) =>
    (await listed(typeId)).data.find(({ external_id }) => external_id === externalId);

  it("creates, updates and leaves alone, and the API sees it at once", async () => {
    const text = [
      "external_id,external_created_at,order_number,total_amount,items,gift,placed_at,status,note",
      "order_001,,A-1,,,,,,",
      "order_002,,A-2b,149.90,12345678901234567890,yes,2026-03-01T10:30:00+01:00,paid,",
      "order_009,1700000000,A-9,1e3,0,NO,1700000000,opt-open,🎁",
    ].join("\n");
    expect(await importText(test.database, "Order", text)).toEqual({
      created: 1,
      updated: 1,
      unchanged: 1,
      refused: 0,
      refusals: [],
    });
    expect((await listed("Order")).total_count).toBe(4);
    const second = await found("Order", "order_002");
    expect(JSON.stringify(second?.custom_attributes)).toBe(
      '{"order_number":"A-2b","total_amount":149.90,"items":12345678901234567890,"gift":true,"placed_at":1772357400,"status":"paid"}',
    );
    expect(await found("Order", "order_009")).toMatchObject({
      external_created_at: 1_700_000_000,
      custom_attributes: { gift: false, placed_at: 1_700_000_000, status: "open", note: "🎁" },
    });
    expect(await importText(test.database, "Order", text)).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 3,
      refused: 0,
    });
  });

  it("takes the last of several rows with one external id", async () => {
    const text = "external_id,items\nx,1\nx,2\nx,2\nx,3\n";
    expect(await importText(test.database, "Order", text)).toMatchObject({
      created: 1,
      updated: 2,
      unchanged: 1,
    });
    expect((await found("Order", "x"))?.custom_attributes).toEqual({ items: 3 });
    expect((await listed("Order")).total_count).toBe(4);
  });

  it("writes references by Intercom id, and refuses a row whose id matches nothing whole", async () => {
    const text = [
      "external_id\ttracking\tmain_order\torders",
      "s1\tT1\t1\t1, 2",
      "s2\tT2\t999\t1",
      "s3\tT3\t\t3",
      "s4\t\t1\t",
    ].join("\n");
    const result = await importText(test.database, "Shipment", text);
    expect(result).toMatchObject({ created: 2, refused: 2 });
    expect(result.refusals).toEqual([
      '3: custom_attributes.main_order names "999", which is no Order here. References take Intercom ids, not external ids',
      "5: custom_attributes.tracking is required for a new record",
    ]);
    expect((await listed("Shipment")).total_count).toBe(2);
    const ids = async (externalId: string, attribute: string) => {
      const list = (await found("Shipment", externalId))?.custom_attributes[attribute];
      return (list as { instances: { id: string }[] }).instances.map(({ id }) => id);
    };
    expect(await ids("s1", "main_order")).toEqual(["1"]);
    expect(await ids("s1", "orders")).toEqual(["1", "2"]);
    expect(await ids("s3", "orders")).toEqual(["3"]);
    const again = "external_id,orders\ns1,1 2\ns3,3|1\n";
    expect(await importText(test.database, "Shipment", again)).toMatchObject({
      created: 0,
      updated: 1,
      unchanged: 1,
    });
    expect(await ids("s1", "main_order")).toEqual(["1"]);
    expect(await ids("s3", "orders")).toEqual(["3", "1"]);
  });

  it("keeps what it wrote when the rest of the file can't be read", async () => {
    const text = `external_id,note\na,fine\nb,"${"never closed ".repeat(100_000)}`;
    const { created, stoppedAfterLine, failure } = await importText(test.database, "Order", text);
    expect({ created, stoppedAfterLine }).toEqual({ created: 1, stoppedAfterLine: 2 });
    expect(failure?.message).toBeTruthy();
    expect((await listed("Order")).total_count).toBe(4);
  });
});
