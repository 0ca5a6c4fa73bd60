import { sql } from "kysely";
import type { ObjectType, WorkspaceSchema } from "../../../contract/objects.ts";
import type { Database, Queries } from "../../database/database.ts";
import { embeddedWorkspaceId } from "../../database/tables.ts";
import { loadSchema } from "../../workspace/schema.ts";

/** The whole data model, archived types and attributes included. */
export async function readDataModel(database: Database): Promise<WorkspaceSchema> {
  const schema = await loadSchema(database);
  const counts = await countInstances(database.db);
  return {
    object_types: [...schema.objectTypes.values()].map((type): ObjectType => ({
      ...type,
      instance_count: counts.get(type.id) ?? 0,
    })),
    contact_attributes: [...schema.contactAttributes],
    conversation_attributes: [...schema.conversationAttributes],
  };
}

/** The instances of each type that has any. */
async function countInstances(db: Queries): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("instance_counts")
    .select(["object_type_id", sql<number>`cast(sum(instances) as bigint)`.as("instances")])
    .where("workspace_id", "=", embeddedWorkspaceId)
    .groupBy("object_type_id")
    .execute();
  return new Map(rows.map(({ object_type_id, instances }) => [object_type_id, instances]));
}
