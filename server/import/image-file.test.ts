import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { instanceEndpoints } from "../../contract/instances.ts";
import { objectEndpoints } from "../../contract/objects.ts";
import { schemaDeletionEndpoints } from "../../contract/schema-deletions.ts";
import { ConfigError } from "../config.ts";
import { openDatabase } from "../database/open-database.ts";
import { restorableContents } from "../testing/restorable-contents.ts";
import { openTestApp } from "../testing/test-app.ts";
import { openImageFile } from "./image-file.ts";
import { restoreFile } from "./restore-file.ts";

const folder = mkdtempSync(path.join(tmpdir(), "objectory-image-"));
const file = path.join(folder, "image.json");
afterAll(() => rmSync(folder, { recursive: true }));

it("a whole object type is put back from its file, read line by line or whole", async () => {
  const test = await openTestApp(await openDatabase({ file: ":memory:" }));
  for (let order = 0; order < 2100; order += 1) {
    await test.call(instanceEndpoints.upsert, {
      params: { custom_object_type_identifier: "Order" },
      body: { external_id: `bulk-${order}`, custom_attributes: { note: `line\n${order}` } },
    });
  }
  await test.database.db
    .updateTable("instances")
    .set({ custom_attributes: '{"of_no_attribute":1.50}' })
    .where("external_id", "=", "bulk-7")
    .execute();
  const params = { object_type_id: "Order" };
  await test.call(objectEndpoints.update, { params, body: { archived: true } });
  const before = await restorableContents(test.database);
  const { text } = await test.request("GET", "/api/console/objects/Order/before-image");
  const remove = async () => {
    const { revision } = await test.call(schemaDeletionEndpoints.typeAccount, { params });
    await test.call(schemaDeletionEndpoints.deleteType, { params, query: { revision } });
  };
  for (const written of [text, text.replaceAll("\n", "")]) {
    await remove();
    writeFileSync(file, written);
    const source = await openImageFile(file);
    expect(
      await restoreFile(test.database, source, { restore: file, skipConflicts: false }),
    ).toEqual({
      lines: ["1 object type, 14 attributes, 2,103 instances and 0 references put back."],
      isWhole: true,
    });
    expect(await restorableContents(test.database)).toEqual(before);
  }

  const lines = text.split("\n");
  writeFileSync(file, lines.slice(0, 900).join("\n"));
  await expect(openImageFile(file)).rejects.toThrow("It breaks off");
  writeFileSync(file, lines.with(2, '{"id":""},').join("\n"));
  await expect(openImageFile(file)).rejects.toThrow(/instances\.0\.id: must be text/);
  writeFileSync(file, lines.with(3, "not JSON,").join("\n"));
  await expect(openImageFile(file)).rejects.toBeInstanceOf(ConfigError);
  await test.close();
});
