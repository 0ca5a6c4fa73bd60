import type { ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { buildApp } from "../app.ts";
import { openDatabase } from "../database/open-database.ts";
import { testToken } from "../testing/test-app.ts";
import { insertTestWorkspace } from "../testing/test-workspace.ts";
import { IntercomConnector } from "./intercom/intercom-connector.ts";

const soak = Number(process.env["SOAK"] ?? 1);
const perWindow = 50;

test(
  "a real limiter on loopback never has to refuse a sweep",
  async () => {
    const database = await openDatabase({ file: ":memory:" });
    await insertTestWorkspace(database);
    const app = await buildApp({
      config: { host: "127.0.0.1", rateLimitPerMinute: perWindow * 6, logLevel: "silent" },
      database,
      token: testToken,
    });
    let refused = 0;
    app.server.on("request", (_request, reply: ServerResponse) => {
      reply.on("finish", () => (refused += reply.statusCode === 429 ? 1 : 0));
    });
    await app.listen({ host: "127.0.0.1", port: 0 });
    const { port } = app.server.address() as AddressInfo;
    const connector = new IntercomConnector({
      token: testToken,
      location: `http://127.0.0.1:${port}/api`,
      version: "2.16",
      onFailure: () => undefined,
    });
    const startedAtMs = Date.now();
    const count = Math.floor(perWindow * 1.6 * soak);
    const answers = await Promise.all(
      Array.from({ length: count }, (_, number) =>
        connector.readInstance("Order", { id: String(number) }, { priority: "background" }),
      ),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(refused).toBe(0);
    const windows = Math.ceil((Date.now() - startedAtMs) / 10_000);
    expect(count / windows).toBeGreaterThanOrEqual(0.75 * perWindow);
    await app.close();
    await database.close();
  },
  60_000 * soak,
);
