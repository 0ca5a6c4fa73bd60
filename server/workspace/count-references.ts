import type { Attribute, OwnerKind } from "../../contract/attributes.ts";
import type { Queries } from "../database/database.ts";
import { embeddedWorkspaceId } from "../database/tables.ts";

/** How many references each of some owners holds, over all attributes; one that holds none is not in the answer. */
export async function countReferences(
  db: Queries,
  ownerKind: OwnerKind,
  ownerIds: string[],
): Promise<Map<string, number>> {
  if (ownerIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("instance_references")
    .select((row) => ["owner_id", row.fn.countAll<number>().as("count")])
    .where("workspace_id", "=", embeddedWorkspaceId)
    .where("owner_kind", "=", ownerKind)
    .where("owner_id", "in", ownerIds)
    .groupBy("owner_id")
    .execute();
  return new Map(rows.map(({ owner_id, count }) => [owner_id, count]));
}

/** How many references really exist through each attribute, dangling ones and those of archived attributes included. */
export async function countReferencesByAttribute(
  db: Queries,
): Promise<(attribute: Attribute) => number> {
  const rows = await db
    .selectFrom("instance_references")
    .select((row) => [
      "owner_kind",
      "owner_type",
      "attribute",
      row.fn.countAll<number>().as("count"),
    ])
    .where("workspace_id", "=", embeddedWorkspaceId)
    .groupBy(["owner_kind", "owner_type", "attribute"])
    .execute();
  const counts = new Map(
    rows.map(({ owner_kind, owner_type, attribute, count }) => [
      JSON.stringify([owner_kind, owner_type, attribute]),
      count,
    ]),
  );
  return ({ owner_kind, object_type_id, name }) =>
    counts.get(JSON.stringify([owner_kind, object_type_id ?? "", name])) ?? 0;
}
