import type { ConnectionProblem } from "../../contract/connection.ts";
import { ApiError } from "../http/api-error.ts";
import { carryOut, type Carried } from "./carry-out.ts";
import { requireAccount } from "./copy-connection.ts";
import { problemOf } from "../connectors/connection-problem.ts";
import { noteAttempt, releaseRow, takeBackAttempt, type OutboxRow } from "./outbox-rows.ts";
import { planWrite } from "./plan-write.ts";
import type { Turn } from "./record-leases.ts";
import { judge, type Verdict } from "./record-members.ts";
import { reread } from "./reread.ts";
import { settle } from "./settle-write.ts";
import { isUnavailable, CallFailedError } from "./call-failed-error.ts";
import type { VendorWrites } from "./vendor-writes.ts";
import type { WritePlan } from "./write-plan.ts";

/** What became of a row that was claimed. */
export type Delivery = "done" | "waiting" | "conflict" | "unclear" | "refused";

/**
 * Send a row of the outbox that is claimed, or find out that it arrived already. The record is read first: where it is no
 * longer what the write was decided on, that is for a person to decide, who then sends it `anyway`.
 */
export async function deliverRow(
  writes: VendorWrites,
  row: OutboxRow,
  { anyway }: { anyway: boolean },
): Promise<Delivery> {
  const { db } = writes.connection.database;
  const release = async (state: Exclude<Delivery, "done">, problem: ConnectionProblem) => {
    await releaseRow(db, row.number, state, problem);
    return state;
  };
  try {
    const carried = await writes.inTurn(row.write, (turn) =>
      deliver(writes, row, { anyway, turn }),
    );
    switch (carried.outcome) {
      case "done":
        return "done";
      case "unavailable":
        if (!carried.failure.isUndecided) await takeBackAttempt(db, row.number);
        return await release("waiting", problemOf(carried.failure));
      case "made_anew":
        return await release("conflict", { ...madeAnew, what: carried.message });
      default:
        return await release(carried.outcome, problemOf(carried.failure));
    }
  } catch (error) {
    if (error instanceof CallFailedError) {
      const state = isUnavailable(error.failure) ? "waiting" : "refused";
      return release(state, problemOf(error.failure));
    }
    if (error instanceof ApiError)
      return release(stateAfter(error), {
        ...undecided,
        status: error.status,
        what: error.message,
      });
    await releaseRow(db, row.number, "waiting", row.problem);
    throw error;
  }
}

function stateAfter({ status }: ApiError): Exclude<Delivery, "done"> {
  if (status >= 500) return "waiting";
  return status === 400 || status === 403 ? "refused" : "conflict";
}

const undecided: ConnectionProblem = {
  call: "",
  status: null,
  what: "The record is no longer what this was decided on.",
  safe: "Nothing was sent.",
  remedy: "Look at the record, then send this anyway or throw it away.",
  request_id: null,
};

const madeAnew: ConnectionProblem = {
  ...undecided,
  safe: "This was sent once, and no other record was changed.",
  remedy: "Look at both, then throw this away.",
};

async function deliver(
  { connection }: VendorWrites,
  row: OutboxRow,
  { anyway, turn }: { anyway: boolean; turn: Turn },
): Promise<Carried> {
  await requireAccount(connection);
  const wasSent = row.attempts > 0;
  const plan = await planWrite(connection, row.write, {
    read: (sought) => reread(connection, sought),
    ignoreExpectations: true,
  });
  if (wasSent && plan.key === null && !anyway) return { outcome: "unclear", failure: lost };
  const verdict = anyway ? "untouched" : verdictOn(plan, row, wasSent);
  if (verdict === "landed") {
    const id = plan.record?.record.id ?? (plan.key && "id" in plan.key ? plan.key.id : "");
    return settle(connection, plan, { id }, row);
  }
  if (verdict === "changed") throw new ApiError(409, { code: "conflict", message: undecided.what });
  await turn.confirm();
  await noteAttempt(connection.database.db, row, plan.base);
  return carryOut(connection, plan, { ...row, turn });
}

function verdictOn(plan: WritePlan, { base }: OutboxRow, wasSent: boolean): Verdict {
  if (plan.wanted) return judge({ base, wasSent }, plan.wanted, plan.record);
  return plan.record ? "untouched" : "landed";
}

const lost = {
  kind: "no_answer",
  call: "",
  status: null,
  what: "The server stopped while this was being sent.",
  safe: "It is not known whether it arrived.",
  remedy:
    "Each send would create another instance. Look whether it is there, then send this again or throw it away.",
  requestId: null,
  isUndecided: true,
} as const;
