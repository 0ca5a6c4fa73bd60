import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import type { Database } from "../../database/database.ts";
import { openDatabase } from "../../database/open-database.ts";
import { theWorkspaceId } from "../../database/tables.ts";
import { insertTestWorkspace, testTime } from "../../testing/test-workspace.ts";
import { loadSchema } from "../../workspace/schema.ts";
import { exportedInstances } from "../instances/exported-instances.ts";
import { readExportFields } from "./export-fields.ts";
import { exportFile } from "./export-file.ts";
import { readKeys } from "./read-keys.ts";

/** `npm run soak` sets it. */
const isSoak = Number(process.env["SOAK"] ?? 1) > 1;
const rows = isSoak ? 1_000_000 : 20_000;
const bytesPerMegabyte = 1024 * 1024;
const mostGrowthMegabytes = 200;

describe(`an export of ${rows} instances in an order that no index has`, () => {
  it("takes no more memory than its list of keys and one block", { timeout: 900_000 }, async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "objectory-export-memory-"));
    const database = await openDatabase({ file: path.join(folder, "objectory.db") });
    try {
      await insertTestWorkspace(database);
      await insertOrders(database);
      const before = process.memoryUsage.rss();
      let most = before;
      let written = 0;
      for await (const part of await startExport(database)) {
        most = Math.max(most, process.memoryUsage.rss());
        written += part.length;
      }
      const growth = (most - before) / bytesPerMegabyte;
      process.stdout.write(`An export of ${rows} rows took ${growth.toFixed(0)} MB more memory.\n`);
      expect(written).toBeGreaterThan(rows * 10);
      expect(growth).toBeLessThan(mostGrowthMegabytes);
    } finally {
      await database.close();
      rmSync(folder, { recursive: true });
    }
  });
});

async function insertOrders({ db }: Database): Promise<void> {
  await sql`insert into instances (workspace_id, id, seq, object_type_id, external_id, custom_attributes, created_at, updated_at)
    with recursive n (i) as (select 1 union all select i + 1 from n where i < ${rows})
    select ${theWorkspaceId}, 'bulk-' || i, 1000 + i, 'Order', 'x' || i,
      json_object('items', i * 7919 % 1000, 'note', 'some text that goes along with number ' || i), ${testTime}, ${testTime}
    from n`.execute(db);
}

async function startExport(database: Database): Promise<AsyncIterable<string | Uint8Array>> {
  const schema = await loadSchema(database);
  const sort = '[{"field":"custom_attributes.items","order":"ascending"}]';
  const list = exportedInstances(database, schema, { object_type_id: "Order", sort });
  const keys = await readKeys(database, list, new AbortController().signal);
  const fields = readExportFields(list, undefined);
  const plan = {
    schema,
    list,
    keys,
    fields,
    format: "csv",
    form: "exact",
    timeZone: "UTC",
  } as const;
  return exportFile(database.db, plan, { read: 0, leftOut: 0, cutCells: 0 });
}
