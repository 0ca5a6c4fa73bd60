import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, gzipSync } from "node:zlib";
import type { FastifyInstance } from "fastify";
import { afterEach, beforeEach, expect, test } from "vitest";
import { buildApp } from "../app.ts";
import { openDatabase } from "../database/open-database.ts";
import { ensureWorkspace } from "../workspace/workspace.ts";

const html = '<!doctype html><script>document.title = "x"</script><div id="root"></div>';
const script = "console.log('hello');".repeat(50);
const asset = "/assets/main-a1b2c3.js";

let dist: string;
let app: FastifyInstance;
const open: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  dist = mkdtempSync(join(tmpdir(), "objectory-spa-"));
  mkdirSync(join(dist, "assets"));
  for (const [name, text] of [
    ["index.html", html],
    [asset, script],
    ["favicon.svg", "<svg/>"],
  ] as const) {
    writeFileSync(join(dist, name), text);
    writeFileSync(join(dist, `${name}.br`), brotliCompressSync(text));
    writeFileSync(join(dist, `${name}.gz`), gzipSync(text));
  }
  app = await serve();
});
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
  rmSync(dist, { recursive: true });
});

async function serve({ host = "127.0.0.1", demo = true, folder = dist } = {}) {
  const database = await openDatabase({ file: ":memory:" });
  await ensureWorkspace(database, { name: "Shop", demo });
  const config = { host, rateLimitPerMinute: 10_000, logLevel: "silent" };
  const server = await buildApp({ config, database, token: "a-token-for-tests", dist: folder });
  open.push(
    () => database.close(),
    () => server.close(),
  );
  return server;
}

test("a hashed file is kept for good and comes compressed as the browser can read it", async () => {
  const plain = await app.inject({ url: asset });
  expect(plain.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  expect([plain.headers["content-encoding"], plain.body]).toEqual([undefined, script]);
  const brotli = await app.inject({ url: asset, headers: { "accept-encoding": "gzip, br" } });
  expect(brotli.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  expect(brotli.headers["content-encoding"]).toBe("br");
  expect(brotli.headers["content-type"]).toMatch(/javascript/);
  expect(brotli.headers["vary"]).toMatch(/accept-encoding/i);
  expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(script);
  const gzip = await app.inject({ url: asset, headers: { "accept-encoding": "gzip" } });
  expect(gzip.headers["content-encoding"]).toBe("gzip");
});

test("other files are asked for again each time", async () => {
  const { headers } = await app.inject({ url: "/favicon.svg" });
  expect(headers["cache-control"]).toBe("no-cache");
});

test("every address of a page gets the document, which no cache keeps", async () => {
  for (const url of ["/", "/objects/Order?page=2", "/objects/Order/1.5", "/index.html"]) {
    const headers = { accept: "text/html", "accept-encoding": "br" };
    const reply = await app.inject({ url, headers });
    expect([url, reply.statusCode, reply.headers["cache-control"]]).toEqual([url, 200, "no-store"]);
    expect(brotliDecompressSync(reply.rawPayload).toString()).toBe(html);
  }
});

test("a document lets in its own scripts alone and can't be framed", async () => {
  const { headers } = await app.inject({ url: "/" });
  const policy = String(headers["content-security-policy"]);
  expect(policy).toMatch(/script-src 'self' 'sha256-[^']+'/);
  expect(policy).toMatch(/frame-ancestors 'self'/);
  expect(headers["x-content-type-options"]).toBe("nosniff");
});

test("a file there is not is not found, and neither is one outside the folder", async () => {
  writeFileSync(join(dist, "../secret.txt"), "secret");
  for (const url of [
    "/assets/gone.js",
    "/../secret.txt",
    "/assets/%2e%2e/%2e%2e/secret.txt",
    "/x.map",
  ]) {
    const { statusCode, body } = await app.inject({ url });
    expect([404, 403, 400]).toContain(statusCode);
    expect(body).not.toContain("secret\n");
    expect(body).toContain('"error.list"');
  }
  rmSync(join(dist, "../secret.txt"));
});

test("an unknown address of the API gets no document, even in a browser", async () => {
  const headers = { accept: "text/html", authorization: "Bearer a-token-for-tests" };
  for (const url of ["/api", "/api/nothing", "/api/nothing.html"]) {
    const { statusCode, body } = await app.inject({ url, headers });
    expect([statusCode, body]).toEqual([404, expect.stringContaining('"error.list"')]);
  }
});

test("the demo on this machine signs the browser in by itself, with the document and no other file", async () => {
  const { cookies } = await app.inject({ url: "/objects/Order" });
  expect(cookies).toMatchObject([{ httpOnly: true, sameSite: "Strict" }]);
  const [{ name, value } = { name: "", value: "" }] = cookies;
  const headers = { cookie: `${name}=${encodeURIComponent(value)}` };
  expect((await app.inject({ url: "/api/me", headers })).statusCode).toBe(200);
  expect((await app.inject({ url: "/", headers })).cookies).toEqual([]);
  expect((await app.inject({ url: asset })).cookies).toEqual([]);
});

test("a workspace with real data, or one that others can reach, signs no one in by itself", async () => {
  for (const options of [{ demo: false }, { host: "0.0.0.0" }]) {
    const server = await serve(options);
    expect((await server.inject({ url: "/" })).cookies).toEqual([]);
  }
  const { cookies } = await app.inject({ url: "/", remoteAddress: "10.0.0.7" });
  expect(cookies).toEqual([]);
});

test("a console that is not built says so", async () => {
  const server = await serve({ folder: join(dist, "nothing") });
  expect((await server.inject({ url: "/" })).body).toMatch(/npm run build/);
});
