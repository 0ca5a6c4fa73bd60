import type { OutboxComparison, OutboxEntry, QueuedWrite } from "../../contract/outbox.ts";
import type { OutboxDecision, OutboxPort } from "../features/outbox/routes.ts";
import { ApiError, notFound } from "../http/api-error.ts";
import { compareRow, comparisonOf } from "./compare-row.ts";
import { decideWrite } from "./decide-write.ts";
import { decidedOn } from "./decided-on.ts";
import { deliverRow, type Delivery } from "./deliver-row.ts";
import { describeRow, describeRows } from "./describe-rows.ts";
import {
  claimRow,
  deleteRow,
  insertRow,
  keepRowsAlive,
  readRows,
  rewriteRow,
  type OutboxRow,
} from "./outbox-rows.ts";
import { readCopy } from "./reread.ts";
import type { VendorWrites } from "./vendor-writes.ts";

const beatMs = 5_000;
/** After so long without a beat the server of a row is taken for gone. */
const silenceSeconds = 30;

interface OutboxOptions {
  /** How often it is looked whether something waits and can be sent. */
  intervalMs?: number | undefined;
  onFailure: (error: unknown) => void;
}

/** Writes that are on their way or wait: kept on disk, sent when the vendor answers again, never twice. */
export class Outbox implements OutboxPort {
  readonly #writes: VendorWrites;
  readonly #intervalMs: number;
  readonly #onFailure: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #beat: NodeJS.Timeout | undefined;
  #pass: Promise<void> | undefined;
  /** The row that the pass under way is at. */
  #current: { number: number; delivery: Promise<Delivery> } | undefined;
  #isAwaited = true;
  /** Something came while a pass was under way, which may not see it. */
  #isAskedAgain = false;

  constructor(writes: VendorWrites, { intervalMs = 5_000, onFailure }: OutboxOptions) {
    this.#writes = writes;
    this.#intervalMs = intervalMs;
    this.#onFailure = onFailure;
    writes.onDone(() => this.wake());
  }

  start(): void {
    const { db, dialect } = this.#writes.connection.database;
    this.#timer = setInterval(() => this.#sendWaiting(), this.#intervalMs);
    if (dialect === "postgres")
      this.#beat = setInterval(() => {
        keepRowsAlive(db, this.#writes.holder).catch(this.#onFailure);
      }, beatMs);
    this.#sendWaiting();
  }

  /** The vendor has answered somebody: what waits may go now. */
  wake(): void {
    if (!this.#isAwaited || !this.#timer) return;
    this.#isAskedAgain = this.#pass !== undefined;
    this.#sendWaiting();
  }

  /** To be called before the database is closed. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    clearInterval(this.#beat);
    this.#timer = undefined;
    await this.#pass;
  }

  async list(): Promise<OutboxEntry[]> {
    const { database } = this.#writes.connection;
    return describeRows(database, await readRows(database.db));
  }

  async add(write: QueuedWrite, author: string): Promise<OutboxEntry> {
    const { connection } = this.#writes;
    const { database } = connection;
    const base = await decidedOn(connection, write);
    const row = await insertRow(database.db, { author, write, base }, null);
    this.#isAwaited = true;
    this.wake();
    return describeRow(database, row);
  }

  /** One that is being sent anyway is waited for, and not sent once more. */
  async send(number: string): Promise<OutboxEntry[]> {
    const row = await this.#get(number);
    const { database } = this.#writes.connection;
    if (row.state === "sending") await this.#afterDelivery(row);
    else if (await claimRow(database.db, row, this.#writes.holder))
      await deliverRow(this.#writes, row, { anyway: row.state !== "waiting" });
    return this.list();
  }

  async compare(number: string): Promise<OutboxComparison> {
    return compareRow(this.#writes.connection, await this.#get(number));
  }

  async decide(number: string, decision: OutboxDecision): Promise<OutboxEntry[]> {
    const row = await this.#get(number);
    if (row.state !== "conflict") throw notInConflict();
    const { connection, holder } = this.#writes;
    const { db } = connection.database;
    const known = await comparisonOf(connection, row, (sought) =>
      readCopy(connection.database, sought),
    );
    const left = decideWrite(row.write, known, decision);
    if (!(await claimRow(db, row, holder))) throw notInConflict();
    if (left) {
      await rewriteRow(db, row.number, left);
      await deliverRow(this.#writes, { ...row, ...left }, { anyway: false });
    } else await deleteRow(db, row.number);
    return this.list();
  }

  async discard(number: string): Promise<OutboxEntry[]> {
    let row = await this.#get(number);
    if (row.state === "sending") {
      await this.#afterDelivery(row);
      row = await this.#get(number);
    }
    if (row.state === "sending") throw isBeingSent();
    await deleteRow(this.#writes.connection.database.db, row.number);
    return this.list();
  }

  /** Waits for the pass under way where it is at this row. */
  async #afterDelivery({ number }: OutboxRow): Promise<void> {
    if (this.#current?.number === number) await this.#current.delivery.catch(() => undefined);
  }

  async #get(number: string): Promise<OutboxRow> {
    const rows = await readRows(this.#writes.connection.database.db);
    const row = rows.find((each) => String(each.number) === number);
    if (!row) throw notFound("This is no longer in the outbox: it was sent or thrown away");
    return row;
  }

  #sendWaiting(): void {
    this.#pass ??= this.#sendAll()
      .catch(this.#onFailure)
      .finally(() => {
        this.#pass = undefined;
        if (this.#isAskedAgain && this.#timer) this.#sendWaiting();
      });
  }

  /** In their order; where the vendor does not answer the others wait too. */
  async #sendAll(): Promise<void> {
    const { db } = this.#writes.connection.database;
    const { holder } = this.#writes;
    this.#isAskedAgain = false;
    const rows = await readRows(db);
    this.#isAwaited = rows.some(({ state }) => state === "waiting" || state === "sending");
    for (const row of rows) {
      if (!this.#timer) return;
      if (!this.#isDue(row) || !(await claimRow(db, row, holder))) continue;
      const delivery = deliverRow(this.#writes, row, { anyway: false });
      this.#current = { number: row.number, delivery };
      if ((await delivery) === "waiting") return;
    }
  }

  /** What waits, and what a server left behind that is gone. A SQLite file has one server, so none but this one is there. */
  #isDue({ state, holder, aliveAt }: OutboxRow): boolean {
    if (state === "waiting") return true;
    if (state !== "sending" || holder === this.#writes.holder) return false;
    const { dialect } = this.#writes.connection.database;
    return dialect === "sqlite" || Date.now() / 1000 - (aliveAt ?? 0) > silenceSeconds;
  }
}

function isBeingSent(): ApiError {
  return new ApiError(409, {
    code: "conflict",
    message: "This is being sent right now; look again in a moment",
  });
}

function notInConflict(): ApiError {
  return new ApiError(409, {
    code: "conflict",
    message:
      "Nothing is to be decided here any more: somebody has decided on it, or it is being sent",
  });
}
