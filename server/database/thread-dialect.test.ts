import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CompiledQuery } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSqlite } from "./sqlite.ts";
import { ThreadDialect } from "./thread-dialect.ts";

const one = CompiledQuery.raw("select 1 as one");

describe("connections in threads", () => {
  let folder = "";
  let driver: ReturnType<ThreadDialect["createDriver"]>;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "objectory-threads-"));
    const file = join(folder, "objectory.db");
    openSqlite(file).close();
    driver = new ThreadDialect({ file, readOnly: true, threads: 1 }).createDriver();
  });
  afterEach(async () => {
    await driver.destroy();
    rmSync(folder, { recursive: true });
  });

  it("can only read where they are told so", async () => {
    const connection = await driver.acquireConnection();
    const write = connection.executeQuery(CompiledQuery.raw("create table t (a)"));
    await expect(write).rejects.toThrow("readonly");
  });

  it("fail what a thread was at when it ended, and go on in a new one", async () => {
    const connection = await driver.acquireConnection();
    const waiting = driver.acquireConnection();
    const read = connection.executeQuery(one);
    const failed = expect(read).rejects.toThrow("ended");
    await connection.close();
    await failed;
    await driver.releaseConnection(connection);
    const next = await waiting;
    expect((await next.executeQuery(one)).rows).toEqual([{ one: 1 }]);
  });

  it("replace a thread that ended while it had nothing to do", async () => {
    const connection = await driver.acquireConnection();
    expect((await connection.executeQuery(one)).rows).toEqual([{ one: 1 }]);
    await driver.releaseConnection(connection);
    await connection.close();
    const next = await driver.acquireConnection();
    expect((await next.executeQuery(one)).rows).toEqual([{ one: 1 }]);
  });
});
