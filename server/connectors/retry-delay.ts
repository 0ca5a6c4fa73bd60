import type { VendorReply } from "./vendor-reply.ts";

const firstMs = 500;
const longestMs = 8_000;
const passingStatuses = [408, 500, 502, 503, 504];

/** Whether the same call may well succeed a moment later. */
export function isPassing(reply: VendorReply): boolean {
  return reply.kind === "no_answer" || passingStatuses.includes(reply.status);
}

/** A random wait that doubles with each attempt, so that callers who failed together do not return together. */
export function retryDelayMs(attempt: number, random: () => number = Math.random): number {
  const ceilingMs = Math.min(longestMs, firstMs * 2 ** (attempt - 1));
  return Math.round(ceilingMs / 2 + (ceilingMs / 2) * random());
}
