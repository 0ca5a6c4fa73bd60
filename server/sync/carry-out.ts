import { setTimeout as pause } from "node:timers/promises";
import type { RecordKey } from "../connectors/connector.ts";
import { retryDelayMs } from "../connectors/retry-delay.ts";
import type { Answer, VendorFailure } from "../connectors/vendor-failure.ts";
import type { CopyConnection } from "./copy-connection.ts";
import type { Turn } from "./record-leases.ts";
import { readRecord } from "./read-record.ts";
import { judge, type ReadRecord, type Verdict } from "./record-members.ts";
import { freshRead, settle, type Settled } from "./settle-write.ts";
import { isUnavailable } from "./call-failed-error.ts";
import type { WritePlan } from "./write-plan.ts";

/** What became of a write that was sent. */
export type Carried =
  | Settled
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
    const found = await findAgain(connection, plan, plan.key);
    if (!found.ok) return { outcome: "unavailable", failure };
    const verdict = verdictOn(plan, found.value);
    if (verdict === "landed")
      return settle(connection, plan, { id: found.value?.record.id ?? idOf(plan) }, options);
    if (verdict === "changed") return { outcome: "conflict", failure };
    if (sends === mostSends) return { outcome: "unavailable", failure: notArrived(failure) };
    await pause(retryDelayMs(sends));
  }
}

/** An instance that was written by its external id may be there as another one now. */
async function findAgain(
  { connector }: CopyConnection,
  { list, record, wanted }: WritePlan,
  key: RecordKey,
): Promise<Answer<ReadRecord | undefined>> {
  const found = await readRecord(connector, { list, key }, freshRead);
  const externalId = record?.kind === "instance" ? record.record.external_id : null;
  if (!found.ok || found.value || !wanted || externalId === null) return found;
  return readRecord(connector, { list, key: { externalId } }, freshRead);
}

function verdictOn({ base, wanted, record }: WritePlan, found: ReadRecord | undefined): Verdict {
  if (!wanted) return found ? "untouched" : "landed";
  const isAnother = found && record && found.record.id !== record.record.id;
  return judge({ base: isAnother ? null : base, wasSent: true }, wanted, found);
}

function idOf({ key }: WritePlan): string {
  return key !== null && "id" in key ? key.id : "";
}

function notArrived(failure: VendorFailure): VendorFailure {
  return { ...failure, safe: "The record was read again: the change did not arrive." };
}
