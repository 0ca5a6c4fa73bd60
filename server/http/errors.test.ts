import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { errorListSchema } from "../../contract/errors.ts";
import { openDatabase } from "../database/open-database.ts";
import { openTestApp, testToken, type TestApp } from "../testing/test-app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp(await openDatabase({ file: ":memory:" }));
});
afterAll(() => app.close());

const authorization = `Bearer ${testToken}`;
const upsert = "/api/custom_object_instances/Order";

/** Send a request as it is, expect a failure in Intercom's envelope, and return what it says. */
async function failing(request: {
  method: string;
  url: string;
  headers?: Record<string, string>;
  payload?: string | Buffer;
}) {
  const reply = await app.app.inject({
    ...request,
    method: request.method as "GET",
    headers: { authorization, ...request.headers },
  });
  expect(reply.headers["content-type"]).toBe("application/json; charset=utf-8");
  const { request_id, errors } = errorListSchema.parse(reply.json());
  expect(reply.headers["x-request-id"]).toBe(request_id);
  expect(reply.body).not.toMatch(/<html|node_modules|at .*\.[jt]s:\d/);
  return { status: reply.statusCode, headers: reply.headers, errors };
}

const json = { "content-type": "application/json" };
const post = (payload: string | Buffer) =>
  failing({ method: "POST", url: upsert, headers: json, payload });

describe("an unknown address", () => {
  test.each([
    "/api/nothing",
    "/api",
    "/api/",
    "/api/contacts/1/2/3",
    "/api/console",
    "/%61pi/nothing",
  ])("%s is not found", async (url) => {
    const { status, errors, headers } = await failing({ method: "GET", url });
    expect([status, errors[0]?.code]).toEqual([404, "not_found"]);
    expect(headers["x-ratelimit-limit"]).toBeDefined();
  });

  test("outside the API is not found for any method but GET", async () => {
    for (const method of ["POST", "PUT", "DELETE", "PROPFIND"])
      expect((await failing({ method, url: "/objects/Order" })).status).toBe(404);
  });

  test("with a broken percent-encoding is a bad request", async () => {
    for (const url of ["/api/contacts/%", "/api/contacts/%zz", "/api/%c3%28"])
      expect(await failing({ method: "GET", url })).toMatchObject({
        status: 400,
        errors: [{ code: "client_error", message: expect.stringMatching(/percent/) as unknown }],
      });
  });

  test("with a part of many thousand letters is not found", async () => {
    for (const letters of [1000, 1001, 12_000]) {
      const url = `/api/contacts/${"x".repeat(letters)}`;
      expect((await failing({ method: "GET", url })).status).toBe(404);
    }
  });
});

describe("a method", () => {
  test("that an address does not have is answered with those it has", async () => {
    for (const [method, url, allow] of [
      ["DELETE", "/api/contacts", "GET, HEAD, OPTIONS"],
      ["PATCH", upsert, "DELETE, GET, HEAD, OPTIONS, POST"],
      ["POST", "/api/conversations/attributes/1", "GET, HEAD, OPTIONS"],
    ] as const) {
      const { status, headers, errors } = await failing({ method, url });
      expect([status, headers["allow"], errors[0]?.code]).toEqual([405, allow, "unsupported"]);
    }
  });

  test("HEAD answers as GET does, without a body", async () => {
    const reply = await app.app.inject({
      method: "HEAD",
      url: "/api/me",
      headers: { authorization },
    });
    expect([reply.statusCode, reply.body]).toEqual([200, ""]);
    expect(Number(reply.headers["content-length"])).toBeGreaterThan(100);
  });

  test("OPTIONS tells the methods and lets no other site in", async () => {
    const reply = await app.app.inject({
      method: "OPTIONS",
      url: "/api/me",
      headers: { authorization },
    });
    expect([reply.statusCode, reply.headers["allow"]]).toEqual([204, "GET, HEAD, OPTIONS"]);
    expect(reply.headers["access-control-allow-origin"]).toBeUndefined();
  });
});

describe("a body", () => {
  test("larger than 1 MiB is too large", async () => {
    expect((await post(`{"external_id":"${"x".repeat(1024 * 1024)}"}`)).status).toBe(413);
  });

  test("that is no JSON by its type is unsupported", async () => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/xml"]) {
      const headers = { "content-type": type };
      const { status, errors } = await failing({
        method: "POST",
        url: upsert,
        headers,
        payload: "{}",
      });
      expect([status, errors[0]?.code]).toEqual([415, "unsupported"]);
    }
  });

  test("that is broken is a bad request", async () => {
    for (const body of ["{", '{"external_id":', "nonsense", "{}{}", '{"a":01}', "\u{feff}{}"])
      expect(await post(body)).toMatchObject({ status: 400, errors: [{ code: "bad_request" }] });
    expect((await post(Buffer.from([0x22, 0xff, 0x22]))).errors[0]?.message).toMatch(/UTF-8/);
  });

  test("nested too deeply is a bad request, however deep", async () => {
    for (const levels of [101, 1000, 10_000, 500_000]) {
      const { status, errors } = await post("[".repeat(levels) + "]".repeat(levels));
      expect([status, errors[0]?.code]).toEqual([400, "bad_request"]);
      expect(errors[0]?.message).toMatch(/nested/);
    }
  });

  test("that is no object is refused", async () => {
    for (const body of ["[]", "1", '"x"', "true"]) expect((await post(body)).status).toBe(400);
  });

  test("with members that no one knows names each of them", async () => {
    const { status, errors } = await post('{"colour":1,"__proto__":{"a":1}}');
    expect(status).toBe(400);
    expect(errors.map(({ field }) => field)).toContain("colour");
  });
});

test("an unknown version is refused by its name, a known one is spoken", async () => {
  for (const version of ["2.12", "3.0", "latest", ""]) {
    const headers = { "intercom-version": version };
    expect(await failing({ method: "GET", url: "/api/me", headers })).toMatchObject({
      status: 400,
      errors: [{ code: "intercom_version_invalid", field: "Intercom-Version" }],
    });
  }
  for (const version of ["2.13", "2.14", "2.15", "2.16", "2.17", "Preview", "Unstable"])
    expect((await app.request("GET", "/api/me", { version })).status).toBe(200);
});

test("a query with members that no one knows is refused, not ignored", async () => {
  const url = `${upsert}?referencesContactId=1`;
  expect(await failing({ method: "GET", url })).toMatchObject({
    status: 400,
    errors: [{ code: "parameter_invalid", field: "referencesContactId" }],
  });
});

test("every reply carries a request id of its own", async () => {
  const ids = new Set<unknown>();
  for (const path of ["/api/me", "/api/nothing", "/", "/objects/Order", "/api/contacts/%"])
    ids.add(
      (await app.app.inject({ url: path, headers: { authorization } })).headers["x-request-id"],
    );
  expect(ids.size).toBe(5);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
});
