import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { connectionEndpoints } from "../../contract/connection.ts";
import { processToken, startedServer } from "../testing/server-process.ts";
import { testToken } from "../testing/test-app.ts";
import { openVendorUpstream, type VendorUpstream } from "../testing/vendor-upstream.ts";

let way: VendorUpstream;
let dataDir: string;
beforeAll(async () => {
  way = await openVendorUpstream();
  dataDir = mkdtempSync(path.join(tmpdir(), "objectory-vendor-"));
});
afterAll(async () => {
  await way.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test("a server with a token tells whose account it is, and never shows the token", async () => {
  const server = await startedServer({
    OBJECTORY_DATA_DIR: dataDir,
    INTERCOM_ACCESS_TOKEN: testToken,
    INTERCOM_REGION: way.proxy.address,
    LOG_LEVEL: "trace",
  });
  try {
    await vi.waitFor(
      () => expect(server.printed()).toContain("keeps a copy of it on this server"),
      {
        timeout: 20_000,
      },
    );
    expect(server.printed()).toMatch(/reached “Test workspace” .*, region US/);
    const ask = async (address: string) => {
      const headers = { authorization: `Bearer ${processToken}` };
      return (await fetch(`${server.address}/api${address}`, { headers })).text();
    };
    const connection = await ask(connectionEndpoints.get.path);
    expect(connection).toContain('"status":"reachable"');
    expect(await ask("/console/session")).toContain('"vendor":"Intercom"');
    expect(server.printed() + connection).not.toContain(testToken);
  } finally {
    await server.kill();
  }
}, 60_000);
