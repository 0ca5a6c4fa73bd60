import { setTimeout as pause } from "node:timers/promises";
import type { Deviation } from "../../contract/instances.ts";
import { retryDelayMs } from "../connectors/retry-delay.ts";
import type { VendorFailure } from "../connectors/vendor-failure.ts";
import type { CopyConnection } from "./copy-connection.ts";
import { forgetRecord } from "./forget-record.ts";
import { keepRead, learnFrom } from "./keep-read.ts";
import { deleteRow } from "./outbox-rows.ts";
import type { Turn } from "./record-leases.ts";
import { readRecord } from "./read-record.ts";
import { deviationsOf, judge } from "./record-members.ts";
import { isUnavailable } from "./call-failed-error.ts";
import type { Sent, WritePlan } from "./write-plan.ts";

/** What became of a write that was sent. */
export type Carried =
  | { outcome: "done"; id: string; deviations: Deviation[]; isReadBack: boolean }
  /** It did not arrive, or nobody could tell and it is safe to send again. */
  | { outcome: "unavailable"; failure: VendorFailure }
  | { outcome: "refused"; failure: VendorFailure }
  /** Somebody else changed the record just when the answer was lost. */
  | { outcome: "conflict"; failure: VendorFailure }
  /** Nobody can tell whether it arrived, and to send it again may make another record. */
  | { outcome: "unclear"; failure: VendorFailure };

export interface CarryOptions {
  /** Its row in the outbox, which is on disk. It goes together with what the copy learns of the write. */
  number: number;
  author: string;
  turn: Turn;
}

const mostSends = 3;

/**
 * Send a write and read back what the vendor made of it. Where the answer is lost the record is read before anything is
 * sent again, so that a write that arrived is never repeated.
 */
export async function carryOut(
  connection: CopyConnection,
  plan: WritePlan,
  options: CarryOptions,
): Promise<Carried> {
  for (let sends = 1; ; sends += 1) {
    if (sends > 1) await options.turn.confirm();
    const answer = await plan.send();
    if (answer.ok) return settle(connection, plan, answer.value, options);
    const { failure } = answer;
    if (!failure.isUndecided)
      return { outcome: isUnavailable(failure) ? "unavailable" : "refused", failure };
    if (plan.key === null) return { outcome: "unclear", failure };
    const found = await readRecord(
      connection.connector,
      { list: plan.list, key: plan.key },
      reading,
    );
    if (!found.ok) return { outcome: "unavailable", failure };
    const verdict = plan.wanted
      ? judge({ base: plan.base, wasSent: true }, plan.wanted, found.value)
      : found.value === undefined
        ? "landed"
        : "untouched";
    if (verdict === "landed")
      return settle(connection, plan, { id: found.value?.record.id ?? idOf(plan) }, options);
    if (verdict === "changed") return { outcome: "conflict", failure };
    if (sends === mostSends) return { outcome: "unavailable", failure: notArrived(failure) };
    await pause(retryDelayMs(sends));
  }
}

const reading = { priority: "interactive", isFresh: true } as const;

function idOf({ key }: WritePlan): string {
  return key !== null && "id" in key ? key.id : "";
}

function notArrived(failure: VendorFailure): VendorFailure {
  return { ...failure, safe: "The record was read again: the change did not arrive." };
}

/** The write arrived: read it back, and let the copy, the history and the outbox know in one step. */
export async function settle(
  connection: CopyConnection,
  plan: WritePlan,
  { id, record: told }: Sent,
  { number, author }: Omit<CarryOptions, "turn">,
): Promise<Carried> {
  const { database, connector } = connection;
  const { list, wanted } = plan;
  const options = { source: "write", author, asOfMs: Date.now() } as const;
  if (!wanted) {
    await database.transaction(async (db) => {
      await forgetRecord(database, db, list, { ...options, id });
      await deleteRow(db, number);
    });
    return { outcome: "done", id, deviations: [], isReadBack: true };
  }
  const back = await readRecord(connector, { list, key: { id } }, reading);
  const read = back.ok ? back.value : told;
  if (read) await learnFrom(database, list, read);
  await database.transaction(async (db) => {
    if (read) await keepRead(database, db, list, read, options);
    await deleteRow(db, number);
  });
  const deviations = read ? deviationsOf(read, wanted) : [];
  return { outcome: "done", id, deviations, isReadBack: read !== undefined };
}
