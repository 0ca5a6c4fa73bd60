import fc from "fast-check";
import { expect, test } from "vitest";
import { errorListSchema } from "../../contract/errors.ts";
import { describeOnEachDatabase } from "../database/testing.ts";
import { randomRequest, type RandomRequest } from "./random-requests.ts";
import { storeDigest } from "./store-digest.ts";
import { openTestApp, type TestApp } from "./test-app.ts";

/** How many times the usual number of requests; `SOAK=100` runs for hours, with other requests each time. */
const soak = Number(process.env["SOAK"] ?? 1);
const patienceMs = 10_000;

async function answer({ app }: TestApp, { payload, ...request }: RandomRequest) {
  const call = app.inject({
    ...request,
    method: request.method as "GET",
    ...(payload === undefined ? {} : { payload }),
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("no answer came")), patienceMs);
  });
  return Promise.race([call, late]).finally(() => clearTimeout(timer));
}

/** Throws what is wrong with the answer; returns whether the store may have changed. */
async function check(app: TestApp, request: RandomRequest): Promise<boolean> {
  const { statusCode: status, headers, body } = await answer(app, request);
  const hint = `${request.method} ${request.url} ${request.payload?.toString().slice(0, 2000) ?? ""} → ${status} ${body.slice(0, 500)}`;
  expect(status, hint).toBeLessThan(500);
  expect(headers["x-request-id"], hint).toMatch(/^[0-9a-f-]{36}$/);
  if (status < 400) return ["POST", "PUT", "PATCH", "DELETE"].includes(request.method);
  expect(headers["content-type"], hint).toBe("application/json; charset=utf-8");
  if (request.method === "HEAD") return false;
  const parsed = errorListSchema.safeParse(JSON.parse(body));
  expect(parsed.success, hint).toBe(true);
  expect(parsed.data?.request_id, hint).toBe(headers["x-request-id"]);
  expect(body, hint).not.toMatch(/<html|node_modules|file:\/\/|\\n +at /i);
  return false;
}

const random = soak === 1 ? { seed: 20_260_301 } : {};
const requestsOf = (length: number) =>
  fc.array(randomRequest, { minLength: length, maxLength: length });
const timeoutMs = 120_000 * Math.max(1, soak);

describeOnEachDatabase("any requests, sound and malformed,", (open) => {
  async function withApp(work: (app: TestApp) => Promise<void>): Promise<void> {
    const app = await openTestApp(await open());
    try {
      await work(app);
    } finally {
      await app.close();
    }
  }
  const runsOf = (fullName: string, onSqlite: number, onPostgres: number) =>
    Math.ceil((fullName.includes("SQLite") ? onSqlite : onPostgres) * soak);

  async function sendInTurn(app: TestApp, requests: RandomRequest[]): Promise<void> {
    let digest = await storeDigest(app.database);
    for (const request of requests) {
      const mayChange = await check(app, request);
      const after = await storeDigest(app.database);
      if (!mayChange) expect(after, `${request.method} ${request.url}`).toBe(digest);
      digest = after;
    }
  }

  test(
    "are answered, failures as an error.list, and a refused one changes nothing",
    async ({ task }) => {
      const property = fc.asyncProperty(requestsOf(25), (requests) =>
        withApp((app) => sendInTurn(app, requests)),
      );
      await fc.assert(property, { numRuns: runsOf(task.fullName, 120, 12), ...random });
    },
    timeoutMs,
  );

  test(
    "are answered when they come all at once",
    async ({ task }) => {
      const property = fc.asyncProperty(requestsOf(100), (requests) =>
        withApp(async (app) => {
          await Promise.all(requests.map((request) => check(app, request)));
        }),
      );
      await fc.assert(property, { numRuns: runsOf(task.fullName, 6, 3), ...random });
    },
    timeoutMs,
  );
});
