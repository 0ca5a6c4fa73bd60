import { describe, expect, it } from "vitest";
import type { SyncList, SyncState } from "../../../contract/sync.ts";
import { coverageWords } from "./coverage-words.ts";
import { coverageOf, percent, type CopiedPart } from "./coverage.ts";

const now = 1_800_000_000;

const orders: SyncList = {
  kind: "instance",
  object_type_id: "Order",
  state: "reading",
  held: 8_200,
  total: 12_400,
  seen: 8_200,
  unread: 0,
  started_at: now - 60,
  complete_from: null,
  complete_at: null,
  problem: null,
};
const contacts: SyncList = {
  ...orders,
  kind: "contact",
  object_type_id: null,
  state: "idle",
  held: 100,
  total: 100,
  complete_from: now - 180,
  complete_at: now - 170,
};
const problem = {
  call: "GET /contacts",
  status: null,
  what: "Intercom did not answer.",
  safe: "Nothing was changed.",
  remedy: "It is tried again.",
  request_id: null,
};

function textOf(lists: SyncList[], part: CopiedPart): string | undefined {
  const state: SyncState = {
    lists,
    changes_kept_days: 365,
    interval_seconds: 900,
    next_sweep_at: null,
    problem: null,
    alarms: 0,
    outbox: { waiting: 0, undecided: 0 },
    budget: { limit: 100, used: 0, resets_at: now, queued: 0 },
  };
  const coverage = coverageOf(state, part);
  return coverage && coverageWords("Intercom", part.noun, coverage, now * 1000).text;
}

const ofOrders = { kind: "instance", objectTypeId: "Order", noun: "orders" } as const;

describe("what is said of a copy", () => {
  it("tells how much of a list the first sweep has copied", () => {
    expect(textOf([contacts, orders], ofOrders)).toBe("8,200 of 12,400 orders copied, 66 %");
    expect(textOf([{ ...orders, total: null }], ofOrders)).toBe("8,200 orders copied so far");
    const waiting = { ...orders, state: "waiting", held: 0, total: null } as const;
    expect(textOf([waiting], ofOrders)).toBe("No orders copied yet");
  });

  it("never tells of a hundred percent before all is there", () => {
    expect(percent(12_399, 12_400)).toBe(99);
    expect(percent(12_400, 12_400)).toBe(100);
    expect(percent(0, 0)).toBe(100);
  });

  it("tells as of when a list is whole, and how far the next reading of it is", () => {
    expect(textOf([contacts], { kind: "contact", noun: "contacts" })).toBe("As of 3 min. ago");
    const again = { ...contacts, state: "reading", seen: 40 } as const;
    expect(textOf([again], { kind: "contact", noun: "contacts" })).toBe(
      "As of 3 min. ago, reading again, 40 %",
    );
  });

  it("takes the oldest list where everything counts, and none is whole before each is", () => {
    const older = { ...contacts, complete_from: now - 7_200 };
    expect(textOf([contacts, older], { noun: "records" })).toBe("As of 2 hr. ago");
    expect(textOf([contacts, orders], { noun: "records" })).toBe(
      "8,300 of 12,500 records copied, 66 %",
    );
  });

  it("warns with the age of the copy where the vendor is away or refuses", () => {
    const part = { kind: "contact", noun: "contacts" } as const;
    expect(textOf([{ ...contacts, problem }], part)).toBe(
      "Intercom can’t be reached; this copy is 3 min. old",
    );
    expect(textOf([{ ...contacts, problem: { ...problem, status: 403 } }], part)).toBe(
      "Copying from Intercom stopped; this copy is 3 min. old",
    );
  });

  it("says nothing of a list that is not copied at all", () => {
    expect(textOf([contacts], ofOrders)).toBeUndefined();
  });
});
