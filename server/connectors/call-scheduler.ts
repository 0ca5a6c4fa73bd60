import {
  CallBudget,
  type BudgetState,
  type CallPriority,
  type LimitNotice,
} from "./call-budget.ts";
import { isPassing, retryDelayMs } from "./retry-delay.ts";
import { ScheduledCall, type VendorCall } from "./scheduled-call.ts";
import type { VendorReply } from "./vendor-reply.ts";

const mostInFlight = 64;
/** The rest is kept free, so that slow background calls never keep a person waiting. */
const mostInBackground = 48;
const mostAttempts = 4;
/** A refusal for the limit is no failure of the call; a limit that never lets it through is. */
const mostRefusals = 8;

/** What the scheduler is busy with, for people to look at. */
export interface SchedulerState extends BudgetState {
  in_flight: number;
  waiting: Record<CallPriority, number>;
}

/** What a vendor's replies say beside their contents. */
export interface LimitReader {
  /** Undefined where the headers do not tell. */
  readLimit(headers: Headers, receivedAtMs: number): LimitNotice | undefined;
  readRetryAfterMs(headers: Headers): number | undefined;
}

/**
 * All calls of the process to one account: within the vendor's limit, people's before background work, identical reads
 * in flight sent once, superseded ones dropped, and those that may be repeated tried again when the trouble may pass.
 */
export class CallScheduler {
  readonly #reader: LimitReader;
  readonly #budget = new CallBudget();
  readonly #waiting: Record<CallPriority, ScheduledCall[]> = { interactive: [], background: [] };
  readonly #shared = new Map<string, ScheduledCall>();
  readonly #inFlight = new Set<ScheduledCall>();
  #timer: NodeJS.Timeout | undefined;

  constructor(reader: LimitReader) {
    this.#reader = reader;
  }

  /** The last reply that came; a failure is a reply too. Rejects only with the reason of the call's own `signal`. */
  async run(call: VendorCall): Promise<VendorReply> {
    call.signal?.throwIfAborted();
    return this.#join(call).follow(call.signal);
  }

  state(): SchedulerState {
    const { interactive, background } = this.#waiting;
    return {
      ...this.#budget.state(Date.now()),
      in_flight: this.#inFlight.size,
      waiting: { interactive: interactive.length, background: background.length },
    };
  }

  #join(call: VendorCall): ScheduledCall {
    const key = call.sharedAs;
    const shared = key === undefined ? undefined : this.#shared.get(key);
    if (shared) {
      if (call.priority === "interactive") this.#hurry(shared);
      return shared;
    }
    const scheduled = new ScheduledCall(call);
    if (key !== undefined) this.#shared.set(key, scheduled);
    scheduled.signal.addEventListener("abort", () => {
      this.#forget(scheduled);
      scheduled.giveUp(scheduled.signal.reason);
    });
    this.#waiting[call.priority].push(scheduled);
    this.#startWaiting();
    return scheduled;
  }

  /** Somebody looks at what a sweep was about to read anyway. */
  #hurry(scheduled: ScheduledCall): void {
    if (scheduled.priority === "interactive") return;
    scheduled.priority = "interactive";
    if (!remove(this.#waiting.background, scheduled)) return;
    this.#waiting.interactive.push(scheduled);
    this.#startWaiting();
  }

  #startWaiting(): void {
    clearTimeout(this.#timer);
    for (;;) {
      const next = this.#next();
      if (!next) return;
      const waitMs = this.#budget.waitMs(next.priority, Date.now());
      if (waitMs > 0) {
        this.#timer = setTimeout(() => this.#startWaiting(), Math.ceil(waitMs));
        return;
      }
      remove(this.#waiting[next.priority], next);
      void this.#start(next);
    }
  }

  #next(): ScheduledCall | undefined {
    const size = this.#inFlight.size;
    const [interactive] = this.#waiting.interactive;
    if (interactive) return size < mostInFlight ? interactive : undefined;
    return size < mostInBackground ? this.#waiting.background[0] : undefined;
  }

  async #start(scheduled: ScheduledCall): Promise<void> {
    scheduled.attempts += 1;
    this.#inFlight.add(scheduled);
    this.#budget.started(Date.now());
    const reply = await scheduled.call.send(scheduled.signal);
    this.#inFlight.delete(scheduled);
    this.#note(reply);
    this.#settleOrRepeat(scheduled, reply);
    this.#startWaiting();
  }

  #note(reply: VendorReply): void {
    const nowMs = Date.now();
    if (reply.kind === "no_answer") return this.#budget.ended(undefined, nowMs);
    this.#budget.ended(this.#reader.readLimit(reply.headers, nowMs), nowMs);
    if (reply.status === 429)
      this.#budget.refused(nowMs, this.#reader.readRetryAfterMs(reply.headers));
  }

  #settleOrRepeat(scheduled: ScheduledCall, reply: VendorReply): void {
    if (scheduled.signal.aborted) return;
    const isRefused = reply.kind === "reply" && reply.status === 429;
    if (isRefused && scheduled.refusals < mostRefusals) {
      // It was not carried out, so even a write may go again, as the first of its kind.
      scheduled.refusals += 1;
      this.#waiting[scheduled.priority].unshift(scheduled);
      return;
    }
    const failures = scheduled.attempts - scheduled.refusals;
    if (isPassing(reply) && scheduled.call.isRepeatable && failures < mostAttempts) {
      setTimeout(() => this.#repeat(scheduled), retryDelayMs(failures));
      return;
    }
    this.#forget(scheduled);
    // Who asks after a write must not be given what was read before it.
    if (scheduled.call.sharedAs === undefined) this.#shared.clear();
    scheduled.settle(reply);
  }

  #repeat(scheduled: ScheduledCall): void {
    if (scheduled.signal.aborted) return;
    this.#waiting[scheduled.priority].unshift(scheduled);
    this.#startWaiting();
  }

  #forget(scheduled: ScheduledCall): void {
    remove(this.#waiting[scheduled.priority], scheduled);
    const key = scheduled.call.sharedAs;
    if (key !== undefined && this.#shared.get(key) === scheduled) this.#shared.delete(key);
  }
}

function remove(calls: ScheduledCall[], call: ScheduledCall): boolean {
  const at = calls.indexOf(call);
  if (at >= 0) calls.splice(at, 1);
  return at >= 0;
}
