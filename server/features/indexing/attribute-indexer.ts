import { sql } from "kysely";
import type { Database } from "../../database/database.ts";
import { theWorkspaceId } from "../../database/tables.ts";
import { liveAttributes, loadSchema } from "../../workspace/schema.ts";
import { indexDefinition, type IndexDefinition } from "./index-definition.ts";
import { dropIndex, makeIndex } from "./make-index.ts";
import { planIndexes } from "./plan-indexes.ts";
import {
  addUses,
  claim,
  forget,
  readAttributeIndexes,
  release,
  type AttributeIndexRow,
  type AttributeKey,
} from "./store.ts";

const everyMs = 15_000;

/** Watches which attributes lists are sorted and filtered by, and gives those that are used often an index. */
export class AttributeIndexer {
  readonly #database: Database;
  readonly #uses = new Map<string, AttributeKey & { uses: number }>();
  readonly #timer: NodeJS.Timeout;
  #work: Promise<void> = Promise.resolve();

  constructor(database: Database, onError: (error: unknown) => void) {
    this.#database = database;
    this.#timer = setInterval(() => {
      if (this.#uses.size > 0) this.settle().catch(onError);
    }, everyMs).unref();
  }

  /** Kept in memory and written now and then, so that reading a list writes nothing. */
  noteUse(object_type_id: string, attributes: readonly string[]): void {
    for (const attribute of attributes) {
      const key = JSON.stringify([object_type_id, attribute]);
      const uses = (this.#uses.get(key)?.uses ?? 0) + 1;
      this.#uses.set(key, { object_type_id, attribute, uses });
    }
  }

  /** Write down the uses so far and make and drop indexes; resolves when that is done. */
  settle(): Promise<void> {
    this.#work = this.#work.catch(() => undefined).then(() => this.#settle(unixNow()));
    return this.#work;
  }

  /** What is known of the attributes of a type that are used. */
  async list(typeId: string): Promise<AttributeIndexRow[]> {
    const rows = await readAttributeIndexes(this.#database.db);
    return rows.filter(({ object_type_id }) => object_type_id === typeId);
  }

  /** Wait for what is being made, and write down the last uses. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#work.catch(() => undefined);
    await this.#writeUses(unixNow());
  }

  async #settle(now: number): Promise<void> {
    await this.#writeUses(now);
    const { db } = this.#database;
    const definitions = await this.#definitions();
    const counts = await countInstancesByType(this.#database);
    const rows = await readAttributeIndexes(db);
    const { make, drop } = planIndexes(
      rows.map((row) => ({
        row,
        definition: definitions.get(keyOf(row))?.columns,
        instances: counts.get(row.object_type_id) ?? 0,
      })),
      now,
    );
    for (const row of drop) await this.#drop(row, now, definitions.has(keyOf(row)));
    for (const row of make) {
      const definition = definitions.get(keyOf(row));
      if (definition) await this.#make(row, definition, now);
    }
  }

  async #make(row: AttributeIndexRow, definition: IndexDefinition, now: number): Promise<void> {
    const { db } = this.#database;
    if (!(await claim(this.#database, row, now))) return;
    try {
      await makeIndex(this.#database, definition);
    } catch (error) {
      await release(db, row, undefined);
      throw error;
    }
    const { name: index_name, columns } = definition;
    await release(db, row, { index_name, definition: columns, indexed_at: unixNow() });
  }

  async #drop(row: AttributeIndexRow, now: number, isLive: boolean): Promise<void> {
    const { db } = this.#database;
    if (row.index_name === null || !(await claim(this.#database, row, now))) return;
    await dropIndex(db, row.index_name);
    await (isLive ? release(db, row, undefined) : forget(db, row));
  }

  async #writeUses(now: number): Promise<void> {
    const uses = [...this.#uses.values()];
    this.#uses.clear();
    for (const use of uses) await addUses(this.#database.db, { ...use, now });
  }

  async #definitions(): Promise<Map<string, IndexDefinition>> {
    const { objectTypes } = await loadSchema(this.#database);
    return new Map(
      [...objectTypes.values()].flatMap(({ archived, attributes }) =>
        (archived ? [] : liveAttributes(attributes)).flatMap((attribute) => {
          const definition = indexDefinition(this.#database, attribute);
          const object_type_id = attribute.object_type_id ?? "";
          const key = keyOf({ object_type_id, attribute: attribute.name });
          return definition ? [[key, definition] as const] : [];
        }),
      ),
    );
  }
}

async function countInstancesByType({ db }: Database): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("instance_counts")
    .select(["object_type_id", sql<number>`cast(sum(instances) as bigint)`.as("instances")])
    .where("workspace_id", "=", theWorkspaceId)
    .groupBy("object_type_id")
    .execute();
  return new Map(rows.map(({ object_type_id, instances }) => [object_type_id, instances]));
}

function keyOf({ object_type_id, attribute }: AttributeKey): string {
  return JSON.stringify([object_type_id, attribute]);
}

function unixNow(): number {
  return Math.floor(Date.now() / 1000);
}
