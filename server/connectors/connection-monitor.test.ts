import fc from "fast-check";
import Fastify from "fastify";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectionEndpoints, type VendorConnection } from "../../contract/connection.ts";
import { connectionRoutes } from "../features/connection/routes.ts";
import { startFaultyProxy } from "../testing/faulty-proxy.ts";
import { testToken } from "../testing/test-app.ts";
import { openVendorUpstream, type VendorUpstream } from "../testing/vendor-upstream.ts";
import { connectionLines } from "./announce-connection.ts";
import { ConnectionMonitor } from "./connection-monitor.ts";
import { withoutSecret } from "./intercom/hide-secret.ts";
import { IntercomConnector, type IntercomOptions } from "./intercom/intercom-connector.ts";

const soak = Number(process.env["SOAK"] ?? 1);

let way: VendorUpstream;
beforeAll(async () => {
  way = await openVendorUpstream();
});
afterAll(() => way.close());
beforeEach(() => {
  way.proxy.fault = () => undefined;
});

function monitorWith(options: Partial<IntercomOptions> = {}): ConnectionMonitor {
  const settings = { token: testToken, location: way.proxy.address, version: "2.16" };
  return new ConnectionMonitor(
    (onFailure) => new IntercomConnector({ ...settings, ...options, onFailure }),
  );
}

async function checked(options: Partial<IntercomOptions> = {}): Promise<VendorConnection> {
  const monitor = monitorWith(options);
  await monitor.check();
  return monitor.describe();
}

describe("a connection that was checked", () => {
  it("tells whose account it is, what may be read, and what the API lacks", async () => {
    expect(monitorWith().describe()).toMatchObject({ status: "checking", account: null });
    const connection = await checked();
    expect(connection).toMatchObject({
      vendor: "Intercom",
      status: "reachable",
      problem: null,
      last_failure: null,
      account: { workspace_name: "Test workspace", region: "US" },
    });
    expect(connection.scopes).toHaveLength(5);
    expect(connection.scopes.every(({ state }) => state === "granted")).toBe(true);
    expect(connection.named_types).toEqual([{ id: "Order", attributes: ["main_order", "orders"] }]);
    expect(connection.budget.limit).toBeGreaterThan(166);
    expect(connection.missing_capabilities.map(({ label }) => label)).toContain(
      "Read types and attributes",
    );
    expect(connectionLines(connection)[0]).toMatch(/^Intercom: reached “Test workspace”/);
  });

  it("names each thing that the token may not read, and counts what could not be found out as unknown", async () => {
    way.proxy.fault = ({ path }) => {
      if (path.startsWith("/api/contacts"))
        return {
          kind: "status",
          status: 403,
          body: '{"type":"error.list","errors":[{"code":"forbidden","message":"You need read_users"}]}',
        };
      return path.startsWith("/api/data_attributes")
        ? { kind: "status", status: 422, body: '{"type":"error.list","errors":[]}' }
        : undefined;
    };
    const { scopes, status, last_failure } = await checked();
    expect(status).toBe("reachable");
    expect(last_failure).not.toBe(null);
    expect(Object.fromEntries(scopes.map(({ label, state }) => [label, state]))).toEqual({
      "Custom object instances": "granted",
      Contacts: "refused",
      Conversations: "granted",
      "Attributes of contacts": "unknown",
      "Attributes of conversations": "granted",
    });
    expect(scopes[1]?.reason).toMatch(/read_users.*Grant the permission/);
  });

  it("tells a wrong token from one of another region", async () => {
    const strangers = await startFaultyProxy("http://127.0.0.1");
    strangers.fault = () => ({ kind: "status", status: 401, body: '{"errors":[]}' });
    const addresses = { us: strangers.address, eu: way.proxy.address, au: strangers.address };
    try {
      const moved = await checked({ location: "us", addresses });
      expect(moved.problem).toMatchObject({
        what: "The access token is good, but belongs to Intercom's region eu.",
        remedy: "Set INTERCOM_REGION=eu and start again.",
      });
      const wrong = await checked({ location: "eu", token: "another-token-altogether", addresses });
      expect(wrong).toMatchObject({ status: "failed", account: null });
      expect(wrong.problem?.remedy).toMatch(/Copy it again/);
      expect(connectionLines(wrong)[0]).toMatch(
        /^Intercom can't be used: Intercom does not accept/,
      );
    } finally {
      await strangers.close();
    }
  });

  it("keeps the account in sight when a later check fails, and says so", async () => {
    const monitor = monitorWith();
    await monitor.check();
    way.proxy.fault = () => ({ kind: "status", status: 400, body: "{}" });
    await monitor.check();
    expect(monitor.describe()).toMatchObject({
      status: "failed",
      account: { workspace_name: "Test workspace" },
      problem: { call: "GET /me", status: 400 },
    });
  });
});

describe("the console", () => {
  it("says that there is no connection where there is no token", async () => {
    expect(await way.upstream.call(connectionEndpoints.get)).toEqual({ vendor: null });
    expect(await way.upstream.call(connectionEndpoints.check)).toEqual({ vendor: null });
  });
});

const token = "dG9rOnNlY3JldC1vZi1hbi1hcHA=";
/** What a proxy or a vendor may send back of a request, the token in several forms among it. */
const echo = fc.constantFrom(
  token,
  `Bearer ${token}`,
  encodeURIComponent(token),
  token.toUpperCase(),
  token.slice(0, 20),
  token.slice(6),
);
const text = fc.tuple(fc.string(), echo, fc.string()).map((parts) => parts.join(""));
const error = text.map((message) =>
  JSON.stringify({ errors: [{ code: message, message }], request_id: message }),
);
const account = fc
  .record({ name: text, email: text, app: fc.record({ id_code: text, name: text, region: text }) })
  .map((me) => JSON.stringify(me));
const records = text.map((id) => {
  const reference = { object_type_id: id };
  const item = { id, name: id, data_type: "relationship", reference };
  return JSON.stringify({ data: [item], id, [token]: id });
});
const headers = echo.map((value) => ({
  "x-request-id": value,
  link: `</contacts/${value}>; rel="canonical"`,
  "retry-after": value,
  location: `https://elsewhere.example/${value}`,
}));
const refusal = fc.record({
  kind: fc.constant("status" as const),
  status: fc.constantFrom(302, 400, 401, 403, 404, 410, 422),
  body: fc.oneof(error, text),
  headers,
});
const success = (body: fc.Arbitrary<string>) =>
  fc.record({ kind: fc.constant("status" as const), status: fc.constant(200), body, headers });
const others = fc.array(fc.oneof(refusal, success(records)), { minLength: 1, maxLength: 6 });

it(
  "the token reaches no reply, line or failure, whatever the vendor sends back",
  async () => {
    const upstream = await startFaultyProxy("http://127.0.0.1");
    await fc.assert(
      fc.asyncProperty(fc.oneof(success(account), refusal), others, async (me, faults) => {
        upstream.fault = ({ path, count }) =>
          path.endsWith("/me") ? me : faults[count % faults.length];
        const failures: unknown[] = [];
        const settings = { token, location: upstream.address, version: "2.16" };
        const connection = new ConnectionMonitor(
          (onFailure) =>
            new IntercomConnector({
              ...settings,
              onFailure: (failure) => {
                failures.push(failure);
                onFailure(failure);
              },
            }),
        );
        const app = Fastify();
        connectionRoutes(app, connection);
        const reply = await app.inject({ method: "POST", url: "/console/connection/check" });
        expect(reply.statusCode).toBe(200);
        const lines = connectionLines(connection.describe());
        const told = [reply.body, JSON.stringify(failures), ...lines].join("\n");
        expect(withoutSecret(told, token), told).toBe(told);
        await app.close();
      }),
      { numRuns: 40 * soak },
    );
    await upstream.close();
  },
  120_000 * soak,
);
