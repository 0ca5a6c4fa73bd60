import { afterEach, describe, expect, test, vi } from "vitest";
import { buildApp } from "../app.ts";
import { openDatabase } from "../database/open-database.ts";
import { ensureWorkspace } from "../workspace/workspace.ts";

const token = "a-token-for-tests-only";
const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const close of open.splice(0).reverse()) await close();
});

async function serve({
  host = "127.0.0.1",
  demo = false,
  rateLimitPerMinute = 100_000,
  serverToken = token,
  dist = "/nowhere",
} = {}) {
  const database = await openDatabase({ file: ":memory:" });
  await ensureWorkspace(database, { name: "Shop", demo });
  const config = { host, rateLimitPerMinute, logLevel: "silent" };
  const app = await buildApp({ config, database, token: serverToken, dist });
  open.push(
    () => database.close(),
    () => app.close(),
  );
  return app;
}
type App = Awaited<ReturnType<typeof serve>>;

const get = async (app: App, headers: Record<string, string>, url = "/api/me") =>
  app.inject({ url, headers });
const statusOf = async (app: App, headers: Record<string, string>, url?: string) =>
  (await get(app, headers, url)).statusCode;

async function signIn(app: App) {
  const reply = await app.inject({
    method: "POST",
    url: "/api/console/session",
    payload: { token },
  });
  const [cookie] = reply.cookies;
  if (!cookie) throw new Error("no cookie was set");
  return {
    reply,
    cookie,
    header: { cookie: `${cookie.name}=${encodeURIComponent(cookie.value)}` },
  };
}

describe("a program", () => {
  test("comes in with the token and with nothing else", async () => {
    const app = await serve();
    expect(await statusOf(app, { authorization: `Bearer ${token}` })).toBe(200);
    expect(await statusOf(app, { authorization: `bearer  ${token} ` })).toBe(200);
    for (const authorization of [
      token,
      `Basic ${token}`,
      "Bearer ",
      "Bearer x",
      `Bearer ${token}x`,
      "",
    ]) {
      const reply = await get(app, { authorization });
      expect(reply.statusCode).toBe(401);
      expect(reply.headers["www-authenticate"]).toBe("Bearer");
      expect(reply.json()).toMatchObject({
        errors: [{ code: "unauthorized", message: "Access Token Invalid" }],
      });
    }
    expect(await statusOf(app, {})).toBe(401);
  });

  test("needs the token for the description of the API and for unknown addresses, not for the health", async () => {
    const app = await serve();
    for (const url of ["/api/console/openapi.json", "/api/console/session", "/api/nothing"])
      expect(await statusOf(app, {}, url)).toBe(401);
    expect(await statusOf(app, {}, "/api/console/health")).toBe(200);
  });
});

describe("a browser", () => {
  test("signs in with the token and is given a cookie that scripts and other sites don't get", async () => {
    const app = await serve();
    const { reply, cookie, header } = await signIn(app);
    expect(reply.statusCode).toBe(200);
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Strict", path: "/" });
    expect(cookie.value).not.toContain(token);
    expect(await statusOf(app, header)).toBe(200);
  });

  test("that gives a wrong token is not signed in", async () => {
    const app = await serve();
    const url = "/api/console/session";
    const reply = await app.inject({ method: "POST", url, payload: { token: "wrong" } });
    expect([reply.statusCode, reply.cookies]).toEqual([401, []]);
    expect(reply.json()).toMatchObject({ errors: [{ code: "unauthorized", field: "token" }] });
  });

  test("stays out with a cookie that was changed, is of another server, or has run out", async () => {
    const app = await serve();
    const { cookie, header } = await signIn(app);
    const [until = "", signature = ""] = cookie.value.split(".");
    for (const value of [
      `${Number(until) + 1}.${signature}`,
      until,
      `${until}.`,
      `${until}.${signature.replace(/^./, (first) => (first === "A" ? "B" : "A"))}`,
      "",
    ])
      expect(await statusOf(app, { cookie: `${cookie.name}=${encodeURIComponent(value)}` })).toBe(
        401,
      );
    const other = await serve({ serverToken: "another-token-for-tests" });
    expect(await statusOf(other, header)).toBe(401);

    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 29 * 24 * 3600 * 1000 });
    expect(await statusOf(app, header)).toBe(200);
    vi.setSystemTime(Date.now() + 2 * 24 * 3600 * 1000);
    expect(await statusOf(app, header)).toBe(401);
  });

  test("is signed in by a wrong Authorization no more than without one", async () => {
    const app = await serve();
    const { header } = await signIn(app);
    expect(await statusOf(app, { ...header, authorization: "Bearer wrong" })).toBe(401);
  });

  test("signs out", async () => {
    const app = await serve();
    const { cookie, header } = await signIn(app);
    const reply = await app.inject({
      method: "DELETE",
      url: "/api/console/session",
      headers: header,
    });
    expect(reply.json()).toEqual({ signed_out: true });
    expect(reply.cookies[0]).toMatchObject({ name: cookie.name, value: "" });
  });
});

describe("another site", () => {
  const bearer = { authorization: `Bearer ${token}` };

  test("can't reach a server on loopback by a name of its own", async () => {
    const app = await serve();
    for (const host of [
      "evil.example",
      "evil.example:4100",
      "127.0.0.1.evil.example",
      "10.0.0.1",
    ]) {
      const reply = await get(app, { ...bearer, host });
      expect([reply.statusCode, reply.json<{ errors: unknown[] }>().errors]).toMatchObject([
        403,
        [{ code: "forbidden" }],
      ]);
      expect(await statusOf(app, { host }, "/")).toBe(403);
    }
    for (const host of [
      "localhost",
      "localhost:4100",
      "127.0.0.1:80",
      "127.1.2.3",
      "[::1]:4100",
      "LOCALHOST",
    ])
      expect(await statusOf(app, { ...bearer, host })).toBe(200);
  });

  test("may be any name where the server listens to the network", async () => {
    const app = await serve({ host: "0.0.0.0" });
    expect(await statusOf(app, { ...bearer, host: "objectory.example" })).toBe(200);
  });

  test("neither reads nor writes through a visitor's browser", async () => {
    const app = await serve();
    const host = "localhost:4100";
    for (const foreign of [
      { origin: "https://evil.example" },
      { origin: "http://localhost:9999" },
      { origin: "null" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ]) {
      for (const url of ["/api/me", "/%61pi/me", "/api/nothing", "/api/console/session"])
        expect(await statusOf(app, { ...bearer, host, ...foreign }, url)).toBe(403);
    }
    for (const own of [
      { origin: "http://localhost:4100", "sec-fetch-site": "same-origin" },
      { "sec-fetch-site": "none" },
    ])
      expect(await statusOf(app, { ...bearer, host, ...own })).toBe(200);
  });
});

describe("the rate limit", () => {
  const bearer = { authorization: `Bearer ${token}` };

  test("is told with every reply, in Intercom's headers", async () => {
    const app = await serve({ rateLimitPerMinute: 600 });
    for (const [url, left] of [
      ["/api/me", "99"],
      ["/api/nothing", "98"],
    ] as const) {
      const { headers } = await get(app, bearer, url);
      expect(headers["x-ratelimit-limit"]).toBe("100");
      expect(headers["x-ratelimit-remaining"]).toBe(left);
      const reset = Number(headers["x-ratelimit-reset"]) - Date.now() / 1000;
      expect(reset).toBeGreaterThan(-1);
      expect(reset).toBeLessThanOrEqual(10);
    }
  });

  test("answers 429 beyond a window of ten seconds, and counts wrong tokens by their address", async () => {
    const app = await serve({ rateLimitPerMinute: 30 });
    const wrong = async (count: number) =>
      statusOf(app, { authorization: `Bearer wrong-${count}` });
    for (let count = 0; count < 5; count += 1) {
      expect(await statusOf(app, bearer)).toBe(200);
      expect(await wrong(count)).toBe(401);
    }
    const reply = await get(app, bearer);
    expect(reply.statusCode).toBe(429);
    expect(reply.json()).toMatchObject({ errors: [{ code: "rate_limit_exceeded" }] });
    expect(reply.headers["x-ratelimit-remaining"]).toBe("0");
    expect(await wrong(5)).toBe(429);
  });

  test("does not hold the console's own browser on loopback, and does elsewhere", async () => {
    for (const [host, expected] of [
      ["127.0.0.1", 200],
      ["0.0.0.0", 429],
    ] as const) {
      const app = await serve({ host, rateLimitPerMinute: 30 });
      const { header } = await signIn(app);
      const statuses = [];
      for (let count = 0; count < 8; count += 1) statuses.push(await statusOf(app, header));
      expect(statuses.at(-1)).toBe(expected);
    }
  });
});
