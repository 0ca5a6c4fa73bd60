import type { SavedInstance, SavedReference } from "../../../contract/before-image.ts";
import type { RestoreConflict, Restored } from "../../../contract/deletions.ts";
import type { Database, Queries } from "../../database/database.ts";
import { skipIds } from "../../database/id-sequence.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import { isUniqueViolation } from "../../database/unique-violation.ts";
import { ApiError } from "../../http/api-error.ts";
import { changeSchema } from "../../workspace/change-schema.ts";
import { markFindingsOfHolders } from "../../workspace/mark-findings.ts";
import { insertReferences } from "../../workspace/references.ts";
import { loadSchema, type Schema } from "../../workspace/schema.ts";
import type { ImagePortion, ImageSource } from "./image-source.ts";
import { addToCount, slotOf } from "./instance-counts.ts";
import { restorableInstances } from "./restorable-instances.ts";
import { restorableReferences } from "./restorable-references.ts";
import { restorableSchema } from "./restorable-schema.ts";
import { restoreSchema } from "./restore-schema.ts";
import { attributeKey, restoreValues } from "./restore-values.ts";

/** A failure names no more of them; the rest shows once these are out of the way. */
const toldConflicts = 100;
const rowsPerQuery = 500;

/**
 * Put back what a deletion took, all of it or nothing: throws a 409 that names what stands in the way. With
 * `skipConflicts` that is left out instead, and told. Of a long image only a portion is in memory at a time, and the
 * ids of the instances that are back.
 */
export async function restoreImage(
  database: Database,
  source: ImageSource,
  { skipConflicts }: { skipConflicts: boolean },
): Promise<Restored> {
  const { object_types = [], attributes = [] } = source.head;
  const restore = (db: Queries, schema: Schema) =>
    new Restoration(database, db, schema, skipConflicts).run(source);
  try {
    if (object_types.length + attributes.length > 0) return await changeSchema(database, restore);
    return await database.transaction(async (db) => restore(db, await loadSchema(database, db)));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw inTheWay([
      {
        field: "instances",
        record: "The whole file",
        message: "Someone else wrote meanwhile; try again",
      },
    ]);
  }
}

function inTheWay(conflicts: RestoreConflict[]): ApiError {
  return new ApiError(
    409,
    conflicts.slice(0, toldConflicts).map(({ field, record, message }) => ({
      code: "conflict",
      field: `image.${field}`,
      message: `${record}: ${message}`,
    })),
  );
}

/** One attempt, in one transaction. */
class Restoration {
  readonly #database: Database;
  readonly #db: Queries;
  readonly #skipConflicts: boolean;
  #schema: Schema;
  readonly #conflicts: RestoreConflict[] = [];
  /** The types of the instances that are back, by their ids. */
  readonly #types = new Map<string, string>();
  /** The types that are back themselves. */
  readonly #backTypes = new Set<string>();
  /** The attributes that are back, by `attributeKey`. */
  readonly #attributes = new Set<string>();
  readonly #counts = new Map<string, { typeId: string; slot: number; added: number }>();
  #lastSeq = 0;
  #values = 0;
  #references = 0;

  constructor(database: Database, db: Queries, schema: Schema, skipConflicts: boolean) {
    this.#database = database;
    this.#db = db;
    this.#schema = schema;
    this.#skipConflicts = skipConflicts;
  }

  async run(source: ImageSource): Promise<Restored> {
    const { object_types, attributes } = await this.#restoreSchema(source.head);
    for await (const portion of source.portions()) {
      await this.#restore(portion);
      if (this.#conflicts.length >= toldConflicts) this.#refuse();
    }
    this.#refuse();
    await this.#markFindings();
    await this.#count();
    return {
      object_types,
      attributes,
      values: this.#values,
      instances: [...this.#types].map(([id, object_type_id]) => ({ id, object_type_id })),
      references: this.#references,
      conflicts: this.#conflicts,
    };
  }

  #refuse(): void {
    if (this.#conflicts.length > 0 && !this.#skipConflicts) throw inTheWay(this.#conflicts);
  }

  async #restoreSchema(head: ImageSource["head"]) {
    const restorable = restorableSchema(this.#schema, head);
    this.#conflicts.push(...restorable.conflicts);
    await restoreSchema(this.#database, this.#db, restorable);
    const { objectTypes, attributes } = restorable;
    for (const { id } of objectTypes) this.#backTypes.add(id);
    for (const { owner_kind, object_type_id, name } of attributes)
      this.#attributes.add(attributeKey(owner_kind, object_type_id ?? "", name));
    if (objectTypes.length + attributes.length > 0)
      this.#schema = await loadSchema(this.#database, this.#db);
    return { object_types: objectTypes.map(({ id }) => id), attributes: attributes.length };
  }

  async #restore(portion: ImagePortion): Promise<void> {
    switch (portion.section) {
      case "instances":
        return this.#restoreInstances(portion.rows, portion.start);
      case "values": {
        const { rows, start } = portion;
        const { restored, conflicts } = await restoreValues(
          this.#db,
          rows,
          start,
          this.#attributes,
        );
        this.#values += restored;
        this.#conflicts.push(...conflicts);
        return;
      }
      case "references":
        return this.#restoreReferences(portion.rows, portion.start);
    }
  }

  async #restoreInstances(instances: SavedInstance[], start: number): Promise<void> {
    const sorted = await restorableInstances(this.#db, this.#schema, instances, {
      start,
      backTypes: this.#backTypes,
    });
    this.#conflicts.push(...sorted.conflicts);
    await insertInstances(this.#db, sorted.restorable);
    for (const { id, object_type_id: typeId, seq } of sorted.restorable) {
      this.#types.set(id, typeId);
      this.#lastSeq = Math.max(this.#lastSeq, seq);
      const slot = slotOf(seq);
      const key = `${typeId} ${slot}`;
      const added = (this.#counts.get(key)?.added ?? 0) + 1;
      this.#counts.set(key, { typeId, slot, added });
    }
  }

  /** What belongs to an instance or an attribute that can't come back is told with it. */
  async #restoreReferences(references: SavedReference[], start: number): Promise<void> {
    const own = references
      .map((reference, index) => ({ ...reference, index: start + index }))
      .filter(
        ({ owner_kind, owner_type, owner_id, attribute, instance_id }) =>
          this.#types.has(instance_id) ||
          (owner_kind === "instance" && this.#types.has(owner_id)) ||
          this.#attributes.has(attributeKey(owner_kind, owner_type, attribute)),
      );
    const sorted = await restorableReferences(this.#db, this.#schema, own);
    this.#conflicts.push(...sorted.conflicts);
    await insertReferences(this.#db, sorted.restorable);
    this.#references += sorted.restorable.length;
  }

  /** An id that matched nothing matches again. */
  async #markFindings(): Promise<void> {
    const ids = [...this.#types.keys()];
    for (let start = 0; start < ids.length; start += rowsPerQuery)
      await markFindingsOfHolders(this.#db, ids.slice(start, start + rowsPerQuery));
  }

  /** Last in the transaction, as the counts ask for; and no new instance may get the number of one that is back. */
  async #count(): Promise<void> {
    if (this.#lastSeq > 0)
      await skipIds(this.#db, this.#database.dialect, "instance", this.#lastSeq);
    for (const [, counted] of [...this.#counts].toSorted(([one], [other]) =>
      one < other ? -1 : 1,
    ))
      await addToCount(this.#db, counted);
  }
}

async function insertInstances(db: Queries, instances: SavedInstance[]): Promise<void> {
  for (let start = 0; start < instances.length; start += rowsPerQuery) {
    await db
      .insertInto("instances")
      .values(
        instances.slice(start, start + rowsPerQuery).map(({ custom_attributes, ...instance }) => ({
          ...instance,
          workspace_id: workspace,
          custom_attributes: JSON.stringify(custom_attributes),
        })),
      )
      .execute();
  }
}
