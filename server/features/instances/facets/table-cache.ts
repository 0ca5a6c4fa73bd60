import { setImmediate as yieldToOthers } from "node:timers/promises";
import { sql } from "kysely";
import type { Facet } from "../../../../contract/facets.ts";
import type { Database } from "../../../database/database.ts";
import { theWorkspaceId } from "../../../database/tables.ts";
import type { ObjectTypeDefinition } from "../../../workspace/schema.ts";
import { FacetTable } from "./facet-table.ts";
import { changedIds, knownChanges, readByIds } from "./instance-changes.ts";
import { readRows } from "./read-rows.ts";

/** A type as the schema of one version knows it. */
export interface TypeVersion {
  type: ObjectTypeDefinition;
  schemaVersion: number;
}

interface CachedTable {
  table: FacetTable;
  /** Facets of the whole table as it is, by field and time zone. */
  facets: Map<string, Facet>;
  schemaVersion: number;
  /** The last change that it holds. */
  upTo: number;
  /** Values that nothing holds any more stay in the columns until they are made anew. */
  changed: number;
  usedAtMs: number;
}

const idleMs = 10 * 60_000;
const mostCells = 30_000_000;
const portion = 500;

/** On SQLite, the tables of the types that were asked for last, brought up to date by the changes that the database notes. */
export class TableCache {
  readonly #database: Database;
  readonly #tables = new Map<string, CachedTable>();
  /** The types whose table was of use once, and not there. */
  readonly #missed = new Set<string>();
  #last: Promise<unknown> = Promise.resolve();
  #building = 0;

  constructor(database: Database) {
    this.#database = database;
    setInterval(() => {
      this.#dropIdle();
    }, idleMs).unref();
  }

  /** The table of a type as the database has it now. Rejects when `signal` is aborted. */
  upToDate(of: TypeVersion, signal: AbortSignal): Promise<CachedTable> {
    // One after the other: two that bring a table up to date at once could leave it as the slower one saw it.
    const turn = this.#last.then(() => this.#bringUpToDate(of, signal));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /**
   * As `upToDate` where that takes no reading of the whole type; else undefined. `isWorthwhile` says that the table would be
   * of use: it is then made beside, the second time.
   */
  async atHand(of: TypeVersion, isWorthwhile: boolean): Promise<CachedTable | undefined> {
    if (this.#building > 0) return undefined;
    const { type, schemaVersion } = of;
    const known = this.#tables.get(type.id);
    const isUsable = known?.schemaVersion === schemaVersion;
    const turn = this.#last.then(
      async () => isUsable && (await this.#applyChanges(known, type.id)),
    );
    this.#last = turn.catch(() => undefined);
    if (known && (await turn)) {
      known.usedAtMs = Date.now();
      return known;
    }
    if (isWorthwhile) this.#makeSecondTime(of);
    return undefined;
  }

  #makeSecondTime(of: TypeVersion): void {
    const { id } = of.type;
    const isSecond = this.#missed.delete(id);
    // Nobody waits for it; whoever asks for the table itself hears what is wrong.
    if (isSecond) this.upToDate(of, new AbortController().signal).catch(() => undefined);
    else this.#missed.add(id);
  }

  async #bringUpToDate(of: TypeVersion, signal: AbortSignal): Promise<CachedTable> {
    signal.throwIfAborted();
    const known = this.#tables.get(of.type.id);
    const cached =
      known?.schemaVersion === of.schemaVersion && (await this.#applyChanges(known, of.type.id))
        ? known
        : await this.#make(of, signal);
    cached.usedAtMs = Date.now();
    this.#tables.set(of.type.id, cached);
    this.#makeRoom();
    return cached;
  }

  /** False where the table has to be made anew. */
  async #applyChanges(cached: CachedTable, typeId: string): Promise<boolean> {
    const { db } = this.#database;
    const [changes] = await knownChanges(db, {});
    const { oldest, newest } = changes ?? { oldest: 0, newest: 0 };
    if (newest === cached.upTo) return true;
    if (newest < cached.upTo || oldest > cached.upTo + 1) return false;
    const changed = await changedIds(db, { typeId, after: cached.upTo, upTo: newest });
    const ids = changed.map(({ instance_id }) => instance_id);
    cached.changed += ids.length;
    if (cached.changed > Math.max(1000, cached.table.size)) return false;
    for (let start = 0; start < ids.length; start += portion) {
      const some = ids.slice(start, start + portion);
      const rows = await readByIds(db, typeId, some);
      const there = new Set(rows.map(({ id }) => id));
      for (const row of rows) cached.table.put(row);
      for (const id of some) if (!there.has(id)) cached.table.remove(id);
    }
    if (ids.length > 0) cached.facets = new Map();
    cached.upTo = newest;
    return true;
  }

  async #make(of: TypeVersion, signal: AbortSignal): Promise<CachedTable> {
    this.#building += 1;
    try {
      return await this.#build(of, signal);
    } finally {
      this.#building -= 1;
    }
  }

  async #build({ type, schemaVersion }: TypeVersion, signal: AbortSignal): Promise<CachedTable> {
    const { db } = this.#database;
    const [changes] = await knownChanges(db, {});
    const table = new FacetTable(type.attributes);
    const facets = new Map<string, Facet>();
    const cached = {
      table,
      facets,
      schemaVersion,
      upTo: changes?.newest ?? 0,
      changed: 0,
      usedAtMs: 0,
    };
    const condition = sql<boolean>`instances.workspace_id = ${theWorkspaceId}
      and instances.object_type_id = ${type.id}`;
    for await (const rows of readRows(db, condition, signal)) {
      for (const row of rows) table.put(row);
      await yieldToOthers();
    }
    return (await this.#applyChanges(cached, type.id))
      ? cached
      : this.#build({ type, schemaVersion }, signal);
  }

  #makeRoom(): void {
    const byUse = [...this.#tables].toSorted(([, a], [, b]) => b.usedAtMs - a.usedAtMs);
    let cells = 0;
    for (const [typeId, { table }] of byUse) {
      cells += table.cells;
      if (cells > mostCells && typeId !== byUse[0]?.[0]) this.#tables.delete(typeId);
    }
  }

  #dropIdle(): void {
    for (const [typeId, { usedAtMs }] of this.#tables)
      if (Date.now() - usedAtMs > idleMs) this.#tables.delete(typeId);
  }
}
