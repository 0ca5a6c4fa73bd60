import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { QueuedWrite } from "../../contract/outbox.ts";
import { ApiError } from "../http/api-error.ts";
import { carryOut, type Carried } from "./carry-out.ts";
import { requireAccount, type CopyConnection } from "./copy-connection.ts";
import { deleteRow, insertRow, releaseRow } from "./outbox-rows.ts";
import { planWrite } from "./plan-write.ts";
import { problemOf } from "../connectors/connection-problem.ts";
import { RecordLocks } from "./record-locks.ts";
import { lockNameOf } from "./record-of-write.ts";
import { reread } from "./reread.ts";
import { CallFailedError } from "./call-failed-error.ts";
import type { WritePlan } from "./write-plan.ts";

export type Done = Extract<Carried, { outcome: "done" }>;

/** Writes go to the vendor first; two of the same record take turns. */
export class VendorWrites {
  readonly connection: CopyConnection;
  /** This process, as the rows of the outbox name it. */
  readonly holder = randomUUID();
  readonly #locks = new RecordLocks();
  #tellDone: () => void = () => undefined;

  constructor(connection: CopyConnection) {
    this.connection = connection;
  }

  /** `tell` is called whenever a write was carried out. */
  onDone(tell: () => void): void {
    this.#tellDone = tell;
  }

  /**
   * Check a write against the record as the vendor has it now, send it and read it back. Throws an `ApiError` where it was
   * not carried out; only a write of which nobody can tell whether it arrived is kept, for a person to decide on.
   */
  async write(write: QueuedWrite, author: string): Promise<Done> {
    const { connection } = this;
    await requireAccount(connection);
    return this.inTurn(write, async () => {
      const plan = await planWrite(connection, write, {
        read: (sought) => reread(connection, sought),
        ignoreExpectations: false,
      });
      if (isDone(plan))
        return { outcome: "done", id: plan.record.record.id, deviations: [], isReadBack: true };
      return this.#send(plan, author);
    });
  }

  /** Nobody else of this process writes the same record meanwhile. */
  async inTurn<Result>(write: QueuedWrite, work: () => Promise<Result>): Promise<Result> {
    const name = await lockNameOf(this.connection.database, write);
    return name === undefined ? work() : this.#locks.run(name, work);
  }

  async #send(plan: WritePlan, author: string): Promise<Done> {
    const { db } = this.connection.database;
    const { write, base } = plan;
    const { number } = await insertRow(db, { author, write, base }, this.holder);
    const carried = await carryOut(this.connection, plan, { number, author }).catch(
      async (error: unknown) => {
        // It may have arrived: whoever sends the outbox reads before anything else.
        await releaseRow(db, number, "waiting", null);
        throw error;
      },
    );
    switch (carried.outcome) {
      case "done":
        this.#tellDone();
        return carried;
      case "unclear":
        await releaseRow(db, number, "unclear", problemOf(carried.failure));
        throw new CallFailedError({ ...carried.failure, remedy: unclearRemedy });
      case "conflict":
        await deleteRow(db, number);
        throw new ApiError(409, { code: "conflict", message: changedMeanwhile });
      case "unavailable":
      case "refused":
        await deleteRow(db, number);
        throw new CallFailedError(carried.failure);
    }
  }
}

const unclearRemedy =
  "Each send would create another instance, so it is not sent again by itself: it is kept in the outbox. Look whether the instance is there, then send it again or throw it away.";
const changedMeanwhile =
  "The answer to the change was lost, and the record is another one than it was decided on. Look at the record before saving again";

/** A set that is there already need not be sent. */
function isDone(plan: WritePlan): plan is WritePlan & { record: object } {
  const { write, base, record } = plan;
  return (
    record !== undefined &&
    write.operation === "replace_references" &&
    isDeepStrictEqual(base?.[`custom_attributes.${write.attribute_name}`] ?? [], write.body.ids)
  );
}
