import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { QueuedWrite } from "../../contract/outbox.ts";
import { ApiError } from "../http/api-error.ts";
import { carryOut, type Carried } from "./carry-out.ts";
import { requireAccount, type CopyConnection } from "./copy-connection.ts";
import { deleteRow, insertRow, releaseRow } from "./outbox-rows.ts";
import { planWrite } from "./plan-write.ts";
import { problemOf } from "../connectors/connection-problem.ts";
import { RecordLeases, type Turn } from "./record-leases.ts";
import { RecordLocks } from "./record-locks.ts";
import { turnNameOf } from "./record-of-write.ts";
import { reread } from "./reread.ts";
import { CallFailedError } from "./call-failed-error.ts";
import type { WritePlan } from "./write-plan.ts";

export type Done = Extract<Carried, { outcome: "done" }>;

/** The members of which the vendor holds something else than was sent. */
export function fieldsOf({ deviations }: Done): string[] {
  return deviations.map(({ field }) => field);
}

/** Writes go to the vendor first; two of the same record take turns, those of other servers over the same database too. */
export class VendorWrites {
  readonly connection: CopyConnection;
  /** This process, as the rows of the outbox name it. */
  readonly holder = randomUUID();
  readonly #locks = new RecordLocks();
  /** Undefined where no other server can be. */
  readonly #leases: RecordLeases | undefined;
  #tellDone: () => void = () => undefined;

  constructor(connection: CopyConnection) {
    this.connection = connection;
    const { db, dialect } = connection.database;
    this.#leases = dialect === "postgres" ? new RecordLeases(db, this.holder) : undefined;
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
    return this.inTurn(write, async (turn) => {
      const plan = await planWrite(connection, write, {
        read: (sought) => reread(connection, sought),
        ignoreExpectations: false,
      });
      if (isDone(plan))
        return { outcome: "done", id: plan.record.record.id, deviations: [], isReadBack: true };
      await turn.confirm();
      return this.#send(plan, author, turn);
    });
  }

  /** Nobody else writes the same record meanwhile. A write holds one turn at a time, so no two wait for each other. */
  async inTurn<Result>(write: QueuedWrite, work: (turn: Turn) => Promise<Result>): Promise<Result> {
    for (;;) {
      const name = await turnNameOf(this.connection, write);
      if (name === undefined) return work(undisturbed);
      const result = await this.#inTurnOf(name, async (turn) => {
        // Whoever had the turn before may have given the record its external id.
        if ((await turnNameOf(this.connection, write)) !== name) return undefined;
        return { value: await work(turn) };
      });
      if (result) return result.value;
    }
  }

  #inTurnOf<Result>(name: string, work: (turn: Turn) => Promise<Result>): Promise<Result> {
    const leases = this.#leases;
    return this.#locks.run(name, () => (leases ? leases.run(name, work) : work(undisturbed)));
  }

  async #send(plan: WritePlan, author: string, turn: Turn): Promise<Done> {
    const { db } = this.connection.database;
    const { write, base } = plan;
    const { number } = await insertRow(db, { author, write, base }, this.holder);
    const carried = await carryOut(this.connection, plan, { number, author, turn }).catch(
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
      case "made_anew":
        await deleteRow(db, number);
        this.#tellDone();
        throw new ApiError(410, { code: "conflict", message: carried.message });
      case "unavailable":
      case "refused":
        await deleteRow(db, number);
        throw new CallFailedError(carried.failure);
    }
  }
}

const undisturbed: Turn = { confirm: () => Promise.resolve() };

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
