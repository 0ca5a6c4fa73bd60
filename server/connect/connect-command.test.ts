import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testToken } from "../testing/test-app.ts";
import { openVendorUpstream, type VendorUpstream } from "../testing/vendor-upstream.ts";

const program = path.join(import.meta.dirname, "main.ts");

let way: VendorUpstream;
beforeAll(async () => {
  way = await openVendorUpstream();
});
afterAll(() => way.close());

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "objectory-connect-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function connect(args: string[], answers: string[]) {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    stdio: ["pipe", "pipe", "pipe"],
  });
  let told = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (told += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (told += text));
  child.stdin.end(answers.map((answer) => `${answer}\n`).join(""));
  const [exitCode] = (await once(child, "close")) as [number];
  return { exitCode, told };
}

describe("connecting to Intercom", { timeout: 60_000 }, () => {
  it("asks, checks and writes the token to .env, never showing it", async () => {
    const { exitCode, told } = await connect(["intercom"], [testToken, way.proxy.address]);
    expect(told).toMatch(/reached “Test workspace”[^]*Written to \.env/);
    expect(told).not.toContain(testToken);
    expect(exitCode).toBe(0);
    expect(readFileSync(path.join(folder, ".env"), "utf8")).toBe(
      `INTERCOM_ACCESS_TOKEN=${testToken}\nINTERCOM_REGION=${way.proxy.address}\n`,
    );
  });

  it("writes nothing where Intercom does not accept the token, or an answer can't be used", async () => {
    const wrong = await connect(["intercom"], ["another-token-altogether", way.proxy.address]);
    expect(wrong).toMatchObject({ exitCode: 1 });
    expect(wrong.told).toMatch(/does not accept the access token[^]*Nothing was written/);
    const nowhere = await connect(["intercom"], [testToken, "uk"]);
    expect(nowhere).toMatchObject({ exitCode: 1 });
    expect(nowhere.told).toMatch(/INTERCOM_REGION must be us, eu, au/);
    expect((await connect(["intercom"], [])).told).toMatch(/Without an access token/);
    expect((await connect(["close"], [])).told).toMatch(/^Usage: npm run connect -- intercom/);
    expect(existsSync(path.join(folder, ".env"))).toBe(false);
  });
});
