import type { Database, Queries } from "../../database/database.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import { ApiError } from "../../http/api-error.ts";
import { changeSchemaLong } from "../../workspace/change-schema.ts";
import { revisionOf } from "./type-deletion-account.ts";
import { typeDeletionScope, type TypeDeletionScope } from "./type-deletion-scope.ts";

/**
 * Delete an archived type with its instances, the references from and to them, and the attributes that refer to it.
 * Throws a 409, deleting nothing, where that would not be exactly what the account of this revision told.
 * Returns how many instances went.
 */
export async function deleteObjectType(
  database: Database,
  id: string,
  revision: string,
): Promise<number> {
  return changeSchemaLong(database, async (db, schema) => {
    const scope = typeDeletionScope(schema, id);
    const references = await deleteReferences(db, scope);
    const { numDeletedRows } = await db
      .deleteFrom("instances")
      .where("workspace_id", "=", workspace)
      .where("object_type_id", "=", id)
      .executeTakeFirstOrThrow();
    const instances = Number(numDeletedRows);
    // This change has a version of its own already.
    const schemaVersion = schema.version - 1;
    if (revision !== revisionOf({ schemaVersion, instances, references })) {
      throw new ApiError(409, {
        code: "conflict",
        field: "revision",
        message: "What would be deleted has changed since it was counted; look at it again",
      });
    }
    await deleteDefinition(db, scope);
    return instances;
  });
}

/** Returns how many there were. */
async function deleteReferences(
  db: Queries,
  { type, emptied }: TypeDeletionScope,
): Promise<number> {
  const own = { owner_kind: "instance", owner_type: type.id } as const;
  let deleted = 0;
  for (const through of [own, ...emptied]) {
    const { numDeletedRows } = await db
      .deleteFrom("instance_references")
      .where("workspace_id", "=", workspace)
      .where((where) => where.and(through))
      .executeTakeFirstOrThrow();
    deleted += Number(numDeletedRows);
  }
  const { numDeletedRows } = await db
    .deleteFrom("instance_references")
    .where("workspace_id", "=", workspace)
    .where("instance_id", "in", (gone) =>
      gone
        .selectFrom("instances")
        .select("id")
        .where("workspace_id", "=", workspace)
        .where("object_type_id", "=", type.id),
    )
    .executeTakeFirstOrThrow();
  return deleted + Number(numDeletedRows);
}

async function deleteDefinition(db: Queries, { type }: TypeDeletionScope): Promise<void> {
  for (const table of ["instance_counts", "views"] as const) {
    await db
      .deleteFrom(table)
      .where("workspace_id", "=", workspace)
      .where("object_type_id", "=", type.id)
      .execute();
  }
  // The texts of its instances went with them; the type of that id to come gets a group of its own.
  await db
    .deleteFrom("search_groups")
    .where("workspace_id", "=", workspace)
    .where("kind", "=", "instance")
    .where("type", "=", type.id)
    .execute();
  await db
    .deleteFrom("attributes")
    .where("workspace_id", "=", workspace)
    .where((where) =>
      where.or([
        where("object_type_id", "=", type.id),
        where("reference_object_type_id", "=", type.id),
      ]),
    )
    .execute();
  await db
    .deleteFrom("object_types")
    .where("workspace_id", "=", workspace)
    .where("id", "=", type.id)
    .execute();
}
