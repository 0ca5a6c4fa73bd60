import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startFaultyProxy } from "../../testing/faulty-proxy.ts";
import { testContacts } from "../../testing/test-workspace.ts";
import { failureOf, valueOf } from "../../testing/vendor-answers.ts";
import { openVendorUpstream, type VendorUpstream } from "../../testing/vendor-upstream.ts";

const options = { priority: "interactive" } as const;
const html = { "content-type": "text/html" };

let way: VendorUpstream;
beforeAll(async () => {
  way = await openVendorUpstream();
});
afterAll(() => way.close());
beforeEach(() => {
  way.proxy.fault = () => undefined;
  way.proxy.requests.length = 0;
});

describe("a failure on the way", () => {
  const answer = (status: number, headers?: Record<string, string>, body = "") => {
    way.proxy.fault = () => ({ kind: "status", status, ...(headers ? { headers } : {}), body });
  };
  const read = () => way.connector.readContact({ id: testContacts.ada.id }, options);
  const errors = (code: string, message: string) =>
    JSON.stringify({ type: "error.list", request_id: "req-1", errors: [{ code, message }] });

  it.each([
    [
      "a bad token",
      401,
      errors("unauthorized", "Access Token Invalid"),
      "bad_token",
      /INTERCOM_ACCESS_TOKEN/,
    ],
    [
      "a missing scope",
      403,
      errors("forbidden", "You do not have the required scope"),
      "missing_scope",
      /Grant/,
    ],
    ["a bad request", 400, errors("parameter_invalid", "No"), "refused", /Change what/],
  ])("%s is told with what to do", async (_name, status, body, kind, remedy) => {
    answer(status, undefined, body);
    const failure = failureOf(await read());
    expect(failure).toMatchObject({
      kind,
      status,
      call: "GET /contacts/{id}",
      safe: "Nothing was changed.",
      requestId: "req-1",
    });
    expect(failure.remedy).toMatch(remedy);
    expect(way.proxy.requests).toHaveLength(1);
  });

  it("is a web page of a proxy, whatever its status", async () => {
    answer(403, html, "<html>Access denied</html>");
    expect(failureOf(await read())).toMatchObject({ kind: "blocked_on_the_way", status: 403 });
    answer(200, html, "<html>Sign in to the guest network</html>");
    expect(failureOf(await read())).toMatchObject({ kind: "unreadable", status: 200 });
    answer(302, { location: "https://elsewhere.example/" });
    expect(failureOf(await read())).toMatchObject({ kind: "blocked_on_the_way", status: 302 });
    expect(way.proxy.requests).toHaveLength(3);
  });

  it("is a merged contact, with the one it was merged into", async () => {
    const link = { link: '</contacts/64f00000000000000000000b>; rel="canonical"' };
    answer(410, link, errors("contact_merged", "This contact has been merged"));
    const mergedInto = testContacts.grace.id;
    expect(failureOf(await read())).toMatchObject({ kind: "merged", mergedInto });
  });

  it("is tried again where it may pass: 500, a cut connection, half an answer, 429 with and without a time", async () => {
    way.proxy.fault = ({ count }) =>
      [
        { kind: "status", status: 500 } as const,
        { kind: "cut", when: "before" } as const,
        { kind: "truncate" } as const,
      ][count - 1];
    expect(valueOf(await read())?.id).toBe(testContacts.ada.id);
    expect(way.proxy.requests).toHaveLength(4);
    way.proxy.requests.length = 0;
    way.proxy.fault = ({ count }) =>
      count === 1 ? { kind: "status", status: 429, headers: { "retry-after": "1" } } : undefined;
    const startedAtMs = Date.now();
    valueOf(await read());
    expect(Date.now() - startedAtMs).toBeGreaterThanOrEqual(1000);
  });

  it("is told after four attempts where it does not pass", async () => {
    answer(503, undefined, errors("service_unavailable", "Later"));
    const failure = failureOf(await read());
    expect(failure).toMatchObject({ kind: "vendor_down", status: 503 });
    expect(failure.what).toContain("Intercom says: “Later”.");
    expect(way.proxy.requests).toHaveLength(4);
  });

  it("is no network at all", async () => {
    const gone = await startFaultyProxy("http://127.0.0.1");
    await gone.close();
    const nowhere = way.connect({ location: gone.address });
    const failure = failureOf(await nowhere.readConversation("1", options));
    expect(failure).toMatchObject({ kind: "no_answer", status: null });
    expect(failure.what).toMatch(/^127.0.0.1:\d+ can't be reached: the connection was refused\.$/);
  });
});
