import { setTimeout as pause } from "node:timers/promises";
import { sql, type Kysely } from "kysely";
import { theWorkspaceId as workspace, type Tables } from "../database/tables.ts";
import { ApiError } from "../http/api-error.ts";

/** Of whoever writes a record while nobody else may. */
export interface Turn {
  /** To be asked before anything is sent. Throws a 503 where the turn went to another server meanwhile. */
  confirm(): Promise<void>;
}

const beatMs = 3_000;
/** After so long without a beat a server is taken for gone, and its turns are anybody's. */
const silenceSeconds = 15;
const shortestWaitMs = 20;
const longestWaitMs = 250;

/** All servers go by the clock of the database. */
const nowSeconds = sql<number>`cast(extract(epoch from clock_timestamp()) as bigint)`;

/**
 * Lets servers over one PostgreSQL take turns at a record. A turn is a row that its holder keeps alive, so no connection
 * is held while the vendor thinks, and a holder that dies or loses the database holds nobody up for long.
 */
export class RecordLeases {
  readonly #db: Kysely<Tables>;
  readonly #holder: string;
  #held = 0;
  #beat: NodeJS.Timeout | undefined;

  constructor(db: Kysely<Tables>, holder: string) {
    this.#db = db;
    this.#holder = holder;
  }

  /** Within this server nobody else must ask for the same name meanwhile. */
  async run<Result>(name: string, work: (turn: Turn) => Promise<Result>): Promise<Result> {
    for (let waitMs = shortestWaitMs; !(await this.#take(name)); waitMs *= 1.5)
      await pause(Math.min(waitMs, longestWaitMs) * (0.5 + Math.random()));
    this.#begin();
    try {
      return await work({ confirm: () => this.#confirm(name) });
    } finally {
      this.#end();
      // What was written is written: a row that stays behind is free after a while.
      await this.#release(name).catch(() => undefined);
    }
  }

  async #take(name: string): Promise<boolean> {
    const taken = await this.#db
      .insertInto("record_leases")
      .values({ workspace_id: workspace, name, holder: this.#holder, alive_at: nowSeconds })
      .onConflict((conflict) =>
        conflict
          .columns(["workspace_id", "name"])
          .doUpdateSet((row) => ({
            holder: row.ref("excluded.holder"),
            alive_at: row.ref("excluded.alive_at"),
          }))
          .where((row) =>
            row.or([
              row("record_leases.holder", "=", this.#holder),
              row("record_leases.alive_at", "<", sql<number>`${nowSeconds} - ${silenceSeconds}`),
            ]),
          ),
      )
      .returning("name")
      .executeTakeFirst();
    return taken !== undefined;
  }

  async #confirm(name: string): Promise<void> {
    const { numUpdatedRows } = await this.#db
      .updateTable("record_leases")
      .set({ alive_at: nowSeconds })
      .where("workspace_id", "=", workspace)
      .where("name", "=", name)
      .where("holder", "=", this.#holder)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new ApiError(503, { code: "service_unavailable", message });
  }

  async #release(name: string): Promise<void> {
    await this.#db
      .deleteFrom("record_leases")
      .where("workspace_id", "=", workspace)
      .where("name", "=", name)
      .where("holder", "=", this.#holder)
      .execute();
  }

  #begin(): void {
    this.#held += 1;
    // A beat that fails is followed by others, and `confirm` tells where they all did.
    this.#beat ??= setInterval(() => void this.#keepAlive().catch(() => undefined), beatMs);
  }

  #end(): void {
    this.#held -= 1;
    if (this.#held > 0) return;
    clearInterval(this.#beat);
    this.#beat = undefined;
  }

  async #keepAlive(): Promise<void> {
    await this.#db
      .updateTable("record_leases")
      .set({ alive_at: nowSeconds })
      .where("workspace_id", "=", workspace)
      .where("holder", "=", this.#holder)
      .execute();
  }
}

const message =
  "Another server has taken this record over, as this one could not reach the database for a while. Nothing was sent; look at the record and save again";
