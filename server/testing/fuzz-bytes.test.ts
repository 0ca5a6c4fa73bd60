import { connect, type AddressInfo } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { errorListSchema } from "../../contract/errors.ts";
import { openDatabase } from "../database/open-database.ts";
import { storeDigest } from "./store-digest.ts";
import { openTestApp, testToken, type TestApp } from "./test-app.ts";

const soak = Number(process.env["SOAK"] ?? 1);
const patienceMs = 5000;

let app: TestApp;
let port: number;
beforeAll(async () => {
  app = await openTestApp(await openDatabase({ file: ":memory:" }));
  await app.app.listen({ host: "127.0.0.1", port: 0 });
  ({ port } = app.app.server.address() as AddressInfo);
});
afterAll(() => app.close());

/** A write that would be refused if it arrived whole, so that no mutation of it changes the store. */
const body = JSON.stringify({ custom_attributes: { colour: "none has this name" } });
const request = [
  "PUT /api/contacts/64f00000000000000000000a?include_merge_history=true HTTP/1.1",
  "Host: localhost",
  `Authorization: Bearer ${testToken}`,
  "Content-Type: application/json",
  `Content-Length: ${body.length}`,
  "Intercom-Version: 2.16",
  "Connection: close",
  "",
  body,
].join("\r\n");

const mutation = fc.record({
  at: fc.nat(request.length),
  removed: fc.oneof(fc.nat(3), fc.nat(request.length)),
  added: fc.oneof(
    fc.uint8Array({ maxLength: 8 }),
    fc
      .constantFrom("\r\n", "\n", "\0", " ", ":", "Transfer-Encoding: chunked\r\n", "HTTP/1.1", "%")
      .map((text) => Buffer.from(text)),
  ),
});

const bytes = fc
  .array(mutation, { minLength: 1, maxLength: 3 })
  .map((mutations) =>
    mutations.reduce(
      (text, { at, removed, added }) =>
        Buffer.concat([text.subarray(0, at), added, text.subarray(at + removed)]),
      Buffer.from(request),
    ),
  );

/** Everything that the server sends until it hangs up, a character for each byte; we say that nothing more will come. */
function exchange(sent: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = "";
    const socket = connect(port, "127.0.0.1", () => socket.end(sent));
    socket.setTimeout(patienceMs, () => {
      socket.destroy();
      reject(new Error("the server neither answered nor hung up"));
    });
    socket.on("data", (data) => (received += data.toString("latin1")));
    socket.on("close", () => resolve(received));
    socket.on("error", () => undefined);
  });
}

test(
  "whatever bytes arrive, the server answers in the form of all errors or hangs up",
  async () => {
    const before = await storeDigest(app.database);
    await fc.assert(
      fc.asyncProperty(bytes, async (sent) => {
        const received = await exchange(sent);
        const [head = "", text = ""] = received.split("\r\n\r\n");
        const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1] ?? 0);
        expect(status, received).toBeLessThan(500);
        if (status >= 400 && text !== "") {
          expect(head).toContain("content-type: application/json; charset=utf-8");
          const reply = text.slice(0, Number(/content-length: (\d+)/.exec(head)?.[1]));
          expect(errorListSchema.safeParse(JSON.parse(reply)).success, received).toBe(true);
        }
        expect(received).not.toMatch(/<html|node_modules/i);
      }),
      { numRuns: Math.ceil(1000 * soak), ...(soak === 1 ? { seed: 20_260_302 } : {}) },
    );
    expect(await storeDigest(app.database)).toBe(before);
    expect((await app.request("GET", "/api/me")).status).toBe(200);
  },
  60_000 * Math.max(1, soak),
);
