import { setImmediate as yieldToOthers } from "node:timers/promises";
import type { CallOptions, Connector } from "../connectors/connector.ts";
import type { Database } from "../database/database.ts";
import { markSeen } from "./claim-records.ts";
import type { CopiedList } from "./copied-record.ts";
import type { AttributeSight } from "./attribute-sight.ts";
import { learnAttributes } from "./learn-attributes.ts";
import { listPages, type ListPage } from "./list-pages.ts";
import { SweepFailedError } from "./read-ahead.ts";
import { refreshRecord } from "./refresh-record.ts";
import { saveProgress, type SweepProgress, type SyncListRow } from "./sync-lists.ts";
import { settleAttributes } from "./settle-attributes.ts";
import { countSeen, readUnseen } from "./unseen-records.ts";
import { warnOfVanished } from "./warn-of-vanished.ts";

/** What a sweep works with. */
export interface SweepContext {
  database: Database;
  connector: Connector;
  /** The server that sweeps. */
  holder: string;
  signal: AbortSignal;
}

const recordsPerCheck = 40;
const checksInFlight = 4;

/**
 * One sweep of one list, from where it is to its end: its pages, then each record of the copy that was on none of them.
 * Throws `SweepFailedError` where the vendor can't tell, and stays where it is then.
 */
export class ListSweep {
  readonly #context: SweepContext;
  readonly #list: CopiedList;
  readonly #row: SyncListRow;
  readonly #call: CallOptions;
  /** What was seen of the attributes; undefined where not all pages were read by this server. */
  readonly #sights: Map<string, AttributeSight> | undefined;
  #seen: number;
  #unread: number;
  #hasAdvanced = false;

  constructor(context: SweepContext, row: SyncListRow) {
    this.#context = context;
    this.#list = { kind: row.kind, typeId: row.object_type_id };
    this.#row = row;
    this.#call = { priority: "background", signal: context.signal };
    this.#sights = row.cursor === null && row.state === "reading" ? new Map() : undefined;
    this.#seen = row.seen;
    this.#unread = row.unread;
  }

  /** Whether it is further than where it began. */
  get hasAdvanced(): boolean {
    return this.#hasAdvanced;
  }

  async run(): Promise<void> {
    try {
      if (this.#row.state === "reading") {
        await this.#readAllPages();
        await this.#save({ state: "verifying", cursor: null });
      }
      await this.#verifyUnseen();
      await this.#settleAttributes();
    } finally {
      await this.#context.database.indexWritten();
    }
    const now = Math.floor(Date.now() / 1000);
    const complete = { complete_from: this.#row.started_at, complete_at: now };
    await this.#save({ state: "idle", ...complete, problem: null, holder: null });
  }

  async #settleAttributes(): Promise<void> {
    const { database } = this.#context;
    if (!this.#sights) return;
    const isQuiet = this.#row.complete_at === null;
    await settleAttributes(database, this.#list, this.#sights, { isQuiet });
    if (isQuiet) return;
    const filled = [...this.#sights].filter(([, { isFilled }]) => isFilled).map(([name]) => name);
    await warnOfVanished(database, this.#list, new Set(filled));
  }

  /** Once more where the vendor counts more than were seen: what moves while pages are read may slip through. */
  async #readAllPages(): Promise<void> {
    const { db } = this.#context.database;
    let total = await this.#readPages(this.#row.cursor);
    for (let before = -1; total !== null;) {
      const seen = await countSeen(db, this.#list, this.#row.sweep);
      if (seen + this.#unread >= total || seen === before) return;
      before = seen;
      this.#seen = 0;
      this.#unread = 0;
      total = await this.#readPages(null);
    }
  }

  /** The total that the last page told. */
  async #readPages(start: string | null): Promise<number | null> {
    const { database, connector } = this.#context;
    const from = { start, seen: this.#seen, call: this.#call };
    let total: number | null = null;
    for await (const page of listPages(database, connector, this.#list, from)) {
      total = page.total;
      await this.#keepPage(page);
    }
    return total;
  }

  async #keepPage({ records, unread, next, total, asOfMs, keep }: ListPage): Promise<void> {
    const { database, signal } = this.#context;
    signal.throwIfAborted();
    const { sweep, complete_at } = this.#row;
    // Who reads a list meanwhile gets a turn.
    await yieldToOthers();
    const isQuiet = complete_at === null;
    const sights = await learnAttributes(database, this.#list, records, { isQuiet });
    for (const [name, sight] of sights) {
      const known = this.#sights?.get(name);
      if (known) known.absorb(sight);
      else this.#sights?.set(name, sight);
    }
    await yieldToOthers();
    const seen = this.#seen + records.length + unread;
    this.#unread = await database.bulkTransaction(async (transaction) => {
      const kept = await keep(transaction, { asOfMs, sweep, source: "sweep" });
      const allUnread = this.#unread + unread + kept.unstorable.length;
      const progress = { cursor: next, seen, unread: allUnread, problem: null };
      await this.#save({ ...progress, ...(total !== null && { total }) }, transaction);
      return allUnread;
    });
    this.#seen = seen;
    this.#hasAdvanced = true;
  }

  #save(progress: SweepProgress, db = this.#context.database.db): Promise<void> {
    return saveProgress(db, this.#list, this.#context.holder, progress);
  }

  async #verifyUnseen(): Promise<void> {
    const { db } = this.#context.database;
    for (;;) {
      const ids = await readUnseen(db, this.#list, this.#row.sweep, recordsPerCheck);
      if (ids.length === 0) return;
      for (let start = 0; start < ids.length; start += checksInFlight) {
        const some = ids.slice(start, start + checksInFlight);
        const checks = await Promise.allSettled(some.map((id) => this.#verify(id)));
        for (const check of checks) if (check.status === "rejected") throw check.reason;
      }
      await this.#save({ problem: null });
      this.#hasAdvanced = true;
    }
  }

  async #verify(id: string): Promise<void> {
    const { database, connector } = this.#context;
    const { sweep } = this.#row;
    const sought = { list: this.#list, key: { id } };
    const options = { call: this.#call, sweep, source: "sweep" } as const;
    const { outcome, failure } = await refreshRecord(database, connector, sought, options);
    if (outcome !== "unavailable") return;
    // What the vendor has in a form that can't be read is there.
    if (failure?.kind === "unreadable") await markSeen(database.db, this.#list.kind, [id], sweep);
    else if (failure) throw new SweepFailedError(failure);
  }
}
