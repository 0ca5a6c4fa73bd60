import { sql } from "kysely";
import type { Attribute, OwnerKind } from "../../contract/attributes.ts";
import type { Queries } from "../database/database.ts";
import { theWorkspaceId } from "../database/tables.ts";

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
    .where("workspace_id", "=", theWorkspaceId)
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
    .where("workspace_id", "=", theWorkspaceId)
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

/** What there is of one attribute: references, dangling ones included, and the records that hold any. */
export async function countReferencesThrough(
  db: Queries,
  { owner_kind, object_type_id, name }: Attribute,
): Promise<{ references: number; records: number }> {
  const byOwner = db
    .selectFrom("instance_references")
    .select(sql<number>`count(*)`.as("held"))
    .where("workspace_id", "=", theWorkspaceId)
    .where("owner_kind", "=", owner_kind)
    .where("owner_type", "=", object_type_id ?? "")
    .where("attribute", "=", name)
    .groupBy("owner_id")
    .as("by_owner");
  return db
    .selectFrom(byOwner)
    .select([
      sql<number>`cast(coalesce(sum(held), 0) as bigint)`.as("references"),
      sql<number>`count(*)`.as("records"),
    ])
    .executeTakeFirstOrThrow();
}
