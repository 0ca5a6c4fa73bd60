import type { CallPriority } from "./call-budget.ts";
import type { VendorReply } from "./vendor-reply.ts";

/** One call as the scheduler takes it. */
export interface VendorCall {
  priority: CallPriority;
  /** Calls with the same key that wait or are in flight at the same time are sent once; never given to a write. */
  sharedAs?: string;
  /** Whether to send it twice does no harm, so that it may be tried again when no answer came. */
  isRepeatable: boolean;
  /** Whoever asked has lost interest: the call is dropped, and cut when it is in flight. */
  signal?: AbortSignal | undefined;
  send(signal: AbortSignal): Promise<VendorReply>;
}

/** A call that waits, is in flight, or rests before its next attempt, with everyone who waits for its reply. */
export class ScheduledCall {
  readonly call: VendorCall;
  readonly reply: Promise<VendorReply>;
  readonly settle: (reply: VendorReply) => void;
  readonly giveUp: (reason: unknown) => void;
  readonly #abort = new AbortController();
  priority: CallPriority;
  attempts = 0;
  /** How many of the attempts were refused for the limit. */
  refusals = 0;
  #followers = 0;

  constructor(call: VendorCall) {
    this.call = call;
    this.priority = call.priority;
    const { promise, resolve, reject } = Promise.withResolvers<VendorReply>();
    this.reply = promise;
    this.settle = resolve;
    this.giveUp = reject;
    // Where all have left, nobody is there to hear of it.
    promise.catch(() => undefined);
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** The reply for one more who asks; rejects when their own signal fires. The last to leave drops the call. */
  async follow(signal: AbortSignal | undefined): Promise<VendorReply> {
    this.#followers += 1;
    if (!signal) return this.reply;
    const { promise, reject } = Promise.withResolvers<never>();
    const leave = () => {
      this.#followers -= 1;
      if (this.#followers === 0) this.#abort.abort(signal.reason);
      reject(signal.reason as Error);
    };
    signal.addEventListener("abort", leave, { once: true });
    try {
      return await Promise.race([this.reply, promise]);
    } finally {
      signal.removeEventListener("abort", leave);
    }
  }
}
