import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openDatabase } from "../database/open-database.ts";
import { ensureWorkspace, findWorkspace } from "../workspace/workspace.ts";

const folder = mkdtempSync(path.join(tmpdir(), "objectory-import-"));
afterAll(() => rmSync(folder, { recursive: true }));

function runImport(settings: Record<string, string> = {}) {
  const file = path.join(folder, "orders.csv");
  writeFileSync(file, "external_id\n1\n");
  const command = path.join(import.meta.dirname, "main.ts");
  return spawnSync(process.execPath, [command, "Order", file], {
    env: { ...process.env, OBJECTORY_DATA_DIR: folder, DATABASE_URL: "", ...settings },
    encoding: "utf8",
  });
}

const refusal = /^Rows are imported into a workspace of its own alone\..*nothing was written/;

describe("npm run import on a copy of a vendor's account", () => {
  it("says why it writes nothing, and leaves the copy as it is", async () => {
    const file = path.join(folder, "objectory.db");
    const database = await openDatabase({ file });
    await ensureWorkspace(database, { name: "Intercom", demo: false, vendor: "Intercom" });
    const before = await findWorkspace(database);
    await database.close();
    const { status, stderr } = runImport();
    expect(stderr).toMatch(refusal);
    expect(status).toBe(1);
    const after = await openDatabase({ file });
    expect(await findWorkspace(after)).toEqual(before);
    await after.close();
  });

  it("does not even open one where the token of a vendor is set", () => {
    const { status, stderr } = runImport({ INTERCOM_ACCESS_TOKEN: "a-token-of-a-vendor" });
    expect(stderr).toMatch(refusal);
    expect(stderr).not.toContain("a-token-of-a-vendor");
    expect(status).toBe(1);
  });
});
