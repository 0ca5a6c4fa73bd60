import type { SavedInstance } from "../../../contract/before-image.ts";
import type { RestoreConflict } from "../../../contract/deletions.ts";
import type { Queries } from "../../database/database.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import type { Schema } from "../../workspace/schema.ts";

export interface Sorted<Row> {
  restorable: Row[];
  conflicts: RestoreConflict[];
}

const idsPerQuery = 500;

/**
 * Which instances can come back under their own ids: their type is there, and nobody took the id or the external id.
 * `start` is the place of the first in the image; instances of `backTypes`, which come back with them, may hold values
 * that no attribute tells of, as they did.
 */
export async function restorableInstances(
  db: Queries,
  schema: Schema,
  instances: SavedInstance[],
  { start, backTypes }: { start: number; backTypes: ReadonlySet<string> },
): Promise<Sorted<SavedInstance>> {
  const taken = await readTaken(db, instances);
  const sorted: Sorted<SavedInstance> = { restorable: [], conflicts: [] };
  for (const [index, instance] of instances.entries()) {
    const reason = obstacleOf(instance, schema, taken, backTypes);
    if (reason === undefined) {
      sorted.restorable.push(instance);
      take(taken, instance);
    } else {
      sorted.conflicts.push({
        field: `instances.${start + index}`,
        record: `${instance.object_type_id} ${instance.external_id ?? instance.id}`,
        message: reason,
      });
    }
  }
  return sorted;
}

interface Taken {
  ids: Set<string>;
  /** The ids that have them, by type and external id. */
  externalIds: Map<string, string>;
}

function keyOf({
  object_type_id,
  external_id,
}: Pick<SavedInstance, "object_type_id" | "external_id">) {
  return JSON.stringify([object_type_id, external_id]);
}

function take(
  { ids, externalIds }: Taken,
  instance: Pick<SavedInstance, "id" | "object_type_id" | "external_id">,
) {
  ids.add(instance.id);
  if (instance.external_id !== null) externalIds.set(keyOf(instance), instance.id);
}

async function readTaken(db: Queries, instances: SavedInstance[]): Promise<Taken> {
  const taken: Taken = { ids: new Set(), externalIds: new Map() };
  for (let start = 0; start < instances.length; start += idsPerQuery) {
    const chunk = instances.slice(start, start + idsPerQuery);
    const externalIds = chunk.flatMap(({ external_id }) => external_id ?? []);
    const rows = await db
      .selectFrom("instances")
      .select(["id", "object_type_id", "external_id"])
      .where("workspace_id", "=", workspace)
      .where((where) =>
        where.or([
          where(
            "id",
            "in",
            chunk.map(({ id }) => id),
          ),
          ...(externalIds.length > 0
            ? [
                where.and([
                  where("object_type_id", "in", [
                    ...new Set(chunk.map(({ object_type_id }) => object_type_id)),
                  ]),
                  where("external_id", "in", externalIds),
                ]),
              ]
            : []),
        ]),
      )
      .execute();
    for (const row of rows) take(taken, row);
  }
  return taken;
}

function obstacleOf(
  instance: SavedInstance,
  schema: Schema,
  taken: Taken,
  backTypes: ReadonlySet<string>,
): string | undefined {
  const { id, object_type_id, external_id, custom_attributes } = instance;
  const type = schema.objectTypes.get(object_type_id);
  if (!type) return `there is no object type ${object_type_id}`;
  if (taken.ids.has(id)) return `the id ${id} is taken by an instance that is there`;
  const other = external_id === null ? undefined : taken.externalIds.get(keyOf(instance));
  if (other !== undefined)
    return `the external id ${external_id} is taken by the ${object_type_id} with the id ${other}`;
  for (const name of Object.keys(custom_attributes)) {
    const named = type.attributes.filter((attribute) => attribute.name === name);
    if (named.length === 0 && backTypes.has(object_type_id)) continue;
    if (named.length === 0) return `${object_type_id} has no attribute ${name}`;
    if (named.every(({ reference }) => reference !== null))
      return `${name} is a reference, which belongs among the references of the file`;
  }
  return undefined;
}
