import type { LimitReader } from "../call-scheduler.ts";

/**
 * Intercom's `X-RateLimit-*`: calls in the window, calls left of it, and the second of Intercom's clock at which it ends.
 * https://developers.intercom.com/docs/references/rest-api/errors/rate-limiting, read 2026-08
 */
export const intercomLimits: LimitReader = {
  readLimit(headers, receivedAtMs) {
    const limit = wholeNumber(headers.get("x-ratelimit-limit"));
    const remaining = wholeNumber(headers.get("x-ratelimit-remaining"));
    const endsAtSeconds = wholeNumber(headers.get("x-ratelimit-reset"));
    if (!limit || remaining === undefined || endsAtSeconds === undefined) return undefined;
    // The reply's own date tells what Intercom's clock says now; ours may be wrong.
    const sentAtMs = Date.parse(headers.get("date") ?? "");
    const nowThereMs = Number.isNaN(sentAtMs) ? receivedAtMs : sentAtMs;
    const leftMs = Math.min(Math.max(endsAtSeconds * 1000 - nowThereMs, 0), 60_000);
    return {
      limit,
      remaining,
      windowEndsAtSeconds: endsAtSeconds,
      resetsAtMs: receivedAtMs + leftMs,
    };
  },

  /** Intercom does not document `Retry-After`, but proxies send it. */
  readRetryAfterMs(headers) {
    const seconds = wholeNumber(headers.get("retry-after"));
    return seconds === undefined ? undefined : Math.min(seconds, 600) * 1000;
  },
};

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}
