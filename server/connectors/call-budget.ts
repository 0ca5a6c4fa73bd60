/** What a reply says of the vendor's limit. */
export interface LimitNotice {
  /** Calls in one window. */
  limit: number;
  remaining: number;
  /** The vendor's name for the window: when it ends, in seconds of the vendor's clock. */
  windowEndsAtSeconds: number;
  /** The same moment on our clock, as far as whole seconds tell; never earlier than the truth by more than one. */
  resetsAtMs: number;
}

export type CallPriority = "interactive" | "background";

export interface BudgetState {
  limit: number;
  used: number;
  /** On our clock. */
  resetsAtMs: number;
}

const windowMs = 10_000;
/** Before the first reply: the smallest limit known of Intercom, 166 for ten seconds. */
const assumedLimit = 166;
const scoutPauseMs = 250;
/** So long after the announced end a window is surely over. */
const surelyOverMs = 1_500;
/**
 * Where others share the limit, each call of ours in flight stands for so many: they have as many of their own on the way,
 * some of which were counted after the reply that we go by.
 */
const sharedWeight = 3;
/** Vendors round the end of a window to seconds, so one window may go by two neighbouring names. */
const sameWindowSeconds = 2;

/**
 * How many calls may be sent now. The vendor's count is the truth; calls in flight are held against it until their
 * reply says that it includes them. When a window ends nobody tells, so one call is sent ahead as a scout, out of
 * what every window keeps back for that: it can't fail for the limit, and its reply opens the next window.
 */
export class CallBudget {
  #limit = assumedLimit;
  #remaining = assumedLimit;
  #inFlight = 0;
  #resetsAtMs = 0;
  #windowEndsAtSeconds = 0;
  #refusedUntilMs = 0;
  #lastScoutAtMs = -Infinity;
  /** Calls of ours that the vendor has counted in this window. */
  #counted = 0;
  /** Whether the vendor counted more than ours in this window, and in the last one: others share the limit. */
  #isShared = false;
  #wasShared = false;

  /** 0 where a call may be sent now, else in how many milliseconds to ask again; a reply may change that sooner. */
  waitMs(priority: CallPriority, nowMs: number): number {
    if (nowMs < this.#refusedUntilMs) return this.#refusedUntilMs - nowMs;
    if (nowMs >= this.#resetsAtMs) return this.#scoutWaitMs(nowMs);
    const isShared = this.#isShared || this.#wasShared;
    const inFlight = isShared ? this.#inFlight * sharedWeight : this.#inFlight;
    const isFree = this.#remaining - inFlight > this.#keptBack(priority);
    return isFree ? 0 : this.#resetsAtMs - nowMs;
  }

  started(nowMs: number): void {
    if (nowMs >= this.#resetsAtMs) this.#lastScoutAtMs = nowMs;
    this.#inFlight += 1;
  }

  /** `notice` is undefined where no reply came, or one without a word about the limit. */
  ended(notice: LimitNotice | undefined, nowMs: number): void {
    this.#inFlight -= 1;
    if (notice) this.#learn(notice);
    else if (this.#isSurelyOver(nowMs)) this.#open(this.#limit, this.#limit - 1, nowMs + windowMs);
    else {
      this.#remaining -= 1;
      this.#counted += 1;
    }
  }

  /** The vendor said 429: nothing is sent before its window ends. */
  refused(nowMs: number, retryAfterMs: number | undefined): void {
    const untilMs = this.#resetsAtMs > nowMs ? this.#resetsAtMs : nowMs + windowMs;
    this.#refusedUntilMs = Math.max(
      this.#refusedUntilMs,
      retryAfterMs === undefined ? untilMs : nowMs + retryAfterMs,
    );
    this.#resetsAtMs = this.#refusedUntilMs;
    this.#remaining = 0;
  }

  /** For people to look at. */
  state(nowMs: number): BudgetState {
    const isOver = nowMs >= this.#resetsAtMs;
    const used = isOver ? 0 : this.#limit - this.#remaining;
    return {
      limit: this.#limit,
      used: Math.min(this.#limit, used + this.#inFlight),
      resetsAtMs: isOver ? nowMs : this.#resetsAtMs,
    };
  }

  #scoutWaitMs(nowMs: number): number {
    const pauseMs = this.#lastScoutAtMs + scoutPauseMs - nowMs;
    if (pauseMs > 0) return pauseMs;
    const mayScout = this.#isSurelyOver(nowMs) || this.#remaining > this.#inFlight;
    return mayScout ? 0 : this.#resetsAtMs + surelyOverMs - nowMs;
  }

  #isSurelyOver(nowMs: number): boolean {
    return nowMs >= this.#resetsAtMs + surelyOverMs;
  }

  /** The scouts' share, and before background work also the people's. */
  #keptBack(priority: CallPriority): number {
    const scouts = Math.min(4, Math.floor(this.#limit / 10));
    return priority === "interactive" ? scouts : scouts + Math.ceil(this.#limit / 50);
  }

  #learn({ limit, remaining, windowEndsAtSeconds, resetsAtMs }: LimitNotice): void {
    const later = windowEndsAtSeconds - this.#windowEndsAtSeconds;
    if (later < -sameWindowSeconds) return;
    this.#limit = limit;
    if (later > sameWindowSeconds) {
      this.#windowEndsAtSeconds = windowEndsAtSeconds;
      this.#open(limit, remaining, resetsAtMs);
      return;
    }
    this.#counted += 1;
    this.#remaining = Math.min(this.#remaining, remaining);
    this.#isShared ||= limit - this.#remaining > this.#counted + this.#inFlight;
    this.#resetsAtMs = Math.min(this.#resetsAtMs, resetsAtMs);
  }

  #open(limit: number, remaining: number, resetsAtMs: number): void {
    this.#limit = limit;
    this.#remaining = remaining;
    this.#resetsAtMs = resetsAtMs;
    this.#counted = 1;
    this.#wasShared = this.#isShared;
    this.#isShared = false;
  }
}
