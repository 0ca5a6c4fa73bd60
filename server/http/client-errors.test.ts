import { connect, type AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { errorListSchema } from "../../contract/errors.ts";
import { openDatabase } from "../database/open-database.ts";
import { openTestApp, testToken, type TestApp } from "../testing/test-app.ts";

let app: TestApp;
let port: number;
let release: () => void;

beforeEach(async () => {
  app = await openTestApp(await openDatabase({ file: ":memory:" }));
});
afterEach(() => app.close());

async function listen(): Promise<void> {
  await app.app.listen({ host: "127.0.0.1", port: 0 });
  ({ port } = app.app.server.address() as AddressInfo);
}

/** Write bytes as they are, and read until the server hangs up. */
function send(text: string, then: (write: (more: string) => void) => void = () => undefined) {
  return new Promise<string>((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(text);
      then((more) => socket.write(more));
    });
    let received = "";
    socket.on("data", (bytes) => (received += bytes.toString()));
    socket.on("end", () => resolve(received));
    socket.on("error", reject);
  });
}

function parse(reply: string) {
  const [head = "", body = ""] = reply.split("\r\n\r\n");
  const { request_id, errors } = errorListSchema.parse(JSON.parse(body));
  expect(head).toContain(`x-request-id: ${request_id}`);
  expect(head).toContain(`content-length: ${Buffer.byteLength(body)}`);
  return { status: head.split("\r\n")[0], errors };
}

const host = "Host: localhost\r\nConnection: close\r\n";

test("what is no HTTP request is answered in the form of all errors", async () => {
  await listen();
  for (const text of [
    "nonsense\r\n\r\n",
    "GET / HTTP/9.9\r\n\r\n",
    `GET /a b c HTTP/1.1\r\n${host}\r\n`,
    `GET / HTTP/1.1\r\n${host}bad header\r\n\r\n`,
    `POST / HTTP/1.1\r\n${host}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n`,
    `POST /api/me HTTP/1.1\r\n${host}Content-Length: x\r\n\r\n`,
  ]) {
    const { status, errors } = parse(await send(text));
    expect([status, errors[0]?.code]).toEqual(["HTTP/1.1 400 Bad Request", "client_error"]);
  }
});

test("headers or an address of more than 16 KiB are too large", async () => {
  await listen();
  const long = "x".repeat(17_000);
  for (const text of [
    `GET /${long} HTTP/1.1\r\n${host}\r\n`,
    `GET / HTTP/1.1\r\nX: ${long}\r\n\r\n`,
  ])
    expect(parse(await send(text)).status).toBe("HTTP/1.1 431 Request Header Fields Too Large");
});

test("an expectation that Node does not know is not met", async () => {
  await listen();
  const { status } = parse(await send(`GET /api/me HTTP/1.1\r\n${host}Expect: wonders\r\n\r\n`));
  expect(status).toBe("HTTP/1.1 417 Expectation Failed");
});

test("a request without a Host is refused on loopback", async () => {
  await listen();
  const { status, errors } = parse(await send("GET /api/me HTTP/1.1\r\nConnection: close\r\n\r\n"));
  expect([status, errors[0]?.code]).toEqual(["HTTP/1.1 403 Forbidden", "forbidden"]);
});

test("while the server stops, a request begun is answered and a later one told to come back", async () => {
  const held = new Promise<void>((resolve) => (release = resolve));
  let begun = () => undefined as void;
  const isBegun = new Promise<void>((resolve) => (begun = resolve));
  app.app.get("/slow", async () => {
    begun();
    await held;
    return { done: true };
  });
  await listen();
  const closing = isBegun.then(() => {
    const closed = app.app.close();
    setTimeout(release, 50);
    return closed;
  });
  const me = `GET /api/me HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${testToken}\r\n\r\n`;
  const reply = await send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n", (write) => {
    void isBegun.then(() => setTimeout(() => write(me), 20));
  });
  await closing;
  expect(reply).toMatch(/^HTTP\/1.1 200 OK[^]*"done":true/);
  const [, late = ""] = reply.split('{"done":true}');
  expect(parse(late)).toMatchObject({
    status: "HTTP/1.1 503 Service Unavailable",
    errors: [{ code: "service_unavailable" }],
  });
});
