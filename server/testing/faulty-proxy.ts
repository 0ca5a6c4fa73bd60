import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** What goes wrong with one request on its way; undefined lets it through. */
export type Fault =
  | { kind: "delay"; ms: number }
  /** Let something else happen before the upstream hears of it. */
  | { kind: "wait"; until: Promise<unknown>; fault?: Fault | undefined }
  /** Called once the upstream has answered; the answer goes on when it resolves. */
  | { kind: "hold"; hold: () => Promise<unknown> }
  | { kind: "status"; status: number; headers?: Record<string, string>; body?: string }
  /** Break off before the upstream has heard of it, or after it has answered. */
  | { kind: "cut"; when: "before" | "after" }
  /** Send half of the body, as if that were all of it. */
  | { kind: "truncate" }
  /** Change the text of the upstream's answer. */
  | { kind: "rewrite"; body: (body: string) => string };

export interface FaultyProxy {
  /** Such as `http://127.0.0.1:40123/api`. */
  address: string;
  /** Decides for each request, by its method and address; the count begins at 1. */
  fault: (request: { method: string; path: string; count: number }) => Fault | undefined;
  /** What has come in, such as `GET /api/me`. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** Stand between a connector and an upstream on loopback, and let things go wrong. */
export async function startFaultyProxy(upstream: string): Promise<FaultyProxy> {
  const server = createServer((incoming, reply) => {
    const { method = "GET", url: path = "/" } = incoming;
    proxy.requests.push(`${method} ${path}`);
    const fault = proxy.fault({ method, path, count: proxy.requests.length });
    // Whoever asked may be gone before all of the question was read.
    serve(upstream, fault, incoming, reply).catch(() => incoming.socket.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const proxy: FaultyProxy = {
    address: `http://127.0.0.1:${port}/api`,
    fault: () => undefined,
    requests: [],
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return proxy;
}

async function serve(
  upstream: string,
  fault: Fault | undefined,
  incoming: IncomingMessage,
  reply: ServerResponse,
): Promise<void> {
  if (fault?.kind === "wait") {
    await fault.until;
    return serve(upstream, fault.fault, incoming, reply);
  }
  if (fault?.kind === "cut" && fault.when === "before") return void incoming.socket.destroy();
  if (fault?.kind === "status") {
    reply.writeHead(fault.status, { "content-type": "application/json", ...fault.headers });
    return void reply.end(fault.body ?? "");
  }
  if (fault?.kind === "delay") await new Promise((resolve) => setTimeout(resolve, fault.ms));
  const { status, headers, body } = await forward(upstream, incoming);
  if (fault?.kind === "hold") await fault.hold();
  if (fault?.kind === "cut") return void incoming.socket.destroy();
  reply.writeHead(status, headers);
  reply.end(spoilt(body, fault));
}

function spoilt(body: string, fault: Fault | undefined): string {
  if (fault?.kind === "truncate") return body.slice(0, Math.floor(body.length / 2));
  return fault?.kind === "rewrite" ? fault.body(body) : body;
}

async function forward(upstream: string, incoming: IncomingMessage) {
  const { host } = new URL(upstream);
  const asked = await text(incoming);
  const outgoing = request(new URL(incoming.url ?? "/", upstream), {
    method: incoming.method,
    headers: { ...incoming.headers, host, connection: "close" },
  });
  outgoing.end(asked);
  const [response] = (await once(outgoing, "response")) as [IncomingMessage];
  const { "content-length": _length, connection: _connection, ...headers } = response.headers;
  return { status: response.statusCode ?? 502, headers, body: await text(response) };
}
