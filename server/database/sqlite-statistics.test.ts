import { DatabaseSync } from "node:sqlite";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openDatabase } from "./open-database.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "objectory-statistics-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("every index of more than one column has its statistics, and no other", async () => {
  const file = join(folder, "objectory.db");
  await (await openDatabase({ file })).close();
  const connection = new DatabaseSync(file);
  // Full-text search keeps tables of its own, which only it reads.
  const indexes = connection
    .prepare(
      `select index_list.name, max(columns.seqno) as last from sqlite_schema as tables
       join pragma_index_list(tables.name) as index_list join pragma_index_info(index_list.name) as columns
       where tables.type = 'table' and tables.name not like 'search_trigrams%' group by index_list.name having last > 0 order by 1`,
    )
    .all();
  const known = connection.prepare("select idx from sqlite_stat1 order by 1").all();
  connection.close();
  expect(known.map(({ idx }) => idx)).toEqual(indexes.map(({ name }) => name));
});
