import autocannon from "autocannon";
import type { BenchCall } from "./calls.ts";

export interface Load {
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
}

/** Call a server over and over for a while. Throws if any reply is not a 200: a fast error is no result. */
export async function load(
  url: string,
  token: string,
  call: BenchCall,
  connections: number,
  seconds: number,
): Promise<Load> {
  let sent = 0;
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: [
      {
        method: call.method,
        path: call.path(0),
        setupRequest: (request) => {
          sent += 1;
          const body = call.body?.(sent);
          return { ...request, path: call.path(sent), ...(body === undefined ? {} : { body }) };
        },
      },
    ],
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
  });
  if (result.non2xx > 0 || result.errors > 0 || result.requests.total === 0) {
    throw new Error(
      `${call.name}: ${result.non2xx} replies were not 200, ${result.errors} calls failed`,
    );
  }
  return {
    requestsPerSecond: result.requests.total / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
  };
}

/** A single reply, to compare the bytes of two servers. */
export async function reply(url: string, token: string, call: BenchCall): Promise<string> {
  const response = await fetch(`${url}${call.path(1)}`, {
    method: call.method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(call.body ? { body: call.body(1) } : {}),
  });
  return response.text();
}
