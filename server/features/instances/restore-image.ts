import type {
  BeforeImage,
  RestoreConflict,
  Restored,
  SavedReference,
} from "../../../contract/deletions.ts";
import type { Database, Queries } from "../../database/database.ts";
import { skipIds } from "../../database/id-sequence.ts";
import { embeddedWorkspaceId as workspace } from "../../database/tables.ts";
import { isUniqueViolation } from "../../database/unique-violation.ts";
import { ApiError } from "../../http/api-error.ts";
import { markFindingsOfHolders } from "../../workspace/mark-findings.ts";
import { insertReferences } from "../../workspace/references.ts";
import { loadSchema } from "../../workspace/schema.ts";
import { addToCount, slotOf } from "./instance-counts.ts";
import { restorableInstances } from "./restorable-instances.ts";
import { restorableReferences } from "./restorable-references.ts";

/** A failure names no more of them; the rest shows once these are out of the way. */
const toldConflicts = 100;
const rowsPerQuery = 500;

/**
 * Put back what a deletion took, all of it or nothing: throws a 409 that names what stands in the way. With
 * `skipConflicts` that is left out instead, and told.
 */
export async function restoreImage(
  database: Database,
  image: BeforeImage,
  { skipConflicts }: { skipConflicts: boolean },
): Promise<Restored> {
  try {
    return await database.transaction(async (db) => {
      const schema = await loadSchema(database, db);
      const instances = await restorableInstances(db, schema, image.instances);
      const types = new Map(
        instances.restorable.map(({ id, object_type_id }) => [id, object_type_id]),
      );
      const references = await restorableReferences(db, schema, ownOf(image, types), types);
      const conflicts = [...instances.conflicts, ...references.conflicts];
      if (conflicts.length > 0 && !skipConflicts) throw inTheWay(conflicts);
      await insertInstances(db, instances.restorable);
      await insertReferences(db, references.restorable);
      // An id that matched nothing matches again.
      await markFindingsOfHolders(db, [...types.keys()]);
      await count(database, db, instances.restorable);
      return {
        instances: instances.restorable.map(({ id, object_type_id }) => ({ id, object_type_id })),
        references: references.restorable.length,
        conflicts,
      };
    });
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

/** The references of instances that come back, with their places in the image; what belongs to one that can't is told with it. */
function ownOf(
  { references }: BeforeImage,
  ids: ReadonlyMap<string, string>,
): (SavedReference & { index: number })[] {
  return references
    .map((reference, index) => ({ ...reference, index }))
    .filter(
      ({ owner_kind, owner_id, instance_id }) =>
        ids.has(instance_id) || (owner_kind === "instance" && ids.has(owner_id)),
    );
}

async function insertInstances(db: Queries, instances: BeforeImage["instances"]): Promise<void> {
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

/** Last in the transaction, as the counts ask for; and no new instance may get the number of one that is back. */
async function count(
  { dialect }: Database,
  db: Queries,
  instances: BeforeImage["instances"],
): Promise<void> {
  const last = Math.max(0, ...instances.map(({ seq }) => seq));
  if (last > 0) await skipIds(db, dialect, "instance", last);
  const added = new Map<string, { typeId: string; slot: number; added: number }>();
  for (const { object_type_id: typeId, seq } of instances) {
    const slot = slotOf(seq);
    const key = `${typeId} ${slot}`;
    const known = added.get(key);
    added.set(key, { typeId, slot, added: (known?.added ?? 0) + 1 });
  }
  for (const [, counted] of [...added].toSorted(([one], [other]) => (one < other ? -1 : 1)))
    await addToCount(db, counted);
}
