import { setTimeout as sleep } from "node:timers/promises";

const windowMs = 10_000;

export interface SimulatedVendorOptions {
  /** Calls in ten seconds. */
  limit: number;
  /** Whether windows begin at whole tens of the clock, or with the first call after the last one ended. */
  windows: "of the clock" | "from the first call";
  /** How far the vendor's clock is ahead of ours. */
  aheadMs?: number;
  latencyMs: () => number;
  hasLimitHeaders?: boolean;
  wait?: (ms: number) => Promise<unknown>;
}

/** A vendor that only counts: 200 within its limit and 429 beyond, with the headers that Intercom sends. */
export class SimulatedVendor {
  readonly #options: SimulatedVendorOptions;
  #windowEndsAtMs = 0;
  #used = 0;
  refused = 0;
  /** How many calls each window let through. */
  readonly windows: number[] = [];

  constructor(options: SimulatedVendorOptions) {
    this.#options = options;
  }

  async call(): Promise<Response> {
    const { latencyMs, wait = sleep } = this.#options;
    const totalMs = latencyMs();
    await wait(totalMs / 2);
    const reply = this.answer();
    await wait(totalMs / 2);
    return reply;
  }

  /** Count one call, ours or another program's, as it arrives. */
  answer(): Response {
    const nowMs = Date.now() + (this.#options.aheadMs ?? 0);
    if (nowMs >= this.#windowEndsAtMs) this.#openWindow(nowMs);
    this.#used += 1;
    const isRefused = this.#used > this.#options.limit;
    if (isRefused) this.refused += 1;
    else this.windows[this.windows.length - 1] = this.#used;
    return new Response("{}", { status: isRefused ? 429 : 200, headers: this.#headers(nowMs) });
  }

  #openWindow(nowMs: number): void {
    const isOfTheClock = this.#options.windows === "of the clock";
    this.#windowEndsAtMs = windowMs + (isOfTheClock ? nowMs - (nowMs % windowMs) : nowMs);
    this.#used = 0;
    this.windows.push(0);
  }

  #headers(nowMs: number): Record<string, string> {
    const date = new Date(nowMs).toUTCString();
    if (this.#options.hasLimitHeaders === false) return { date };
    return {
      date,
      "x-ratelimit-limit": String(this.#options.limit),
      "x-ratelimit-remaining": String(Math.max(0, this.#options.limit - this.#used)),
      "x-ratelimit-reset": String(Math.floor(this.#windowEndsAtMs / 1000)),
    };
  }
}
