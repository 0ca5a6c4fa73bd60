import { sql } from "kysely";
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

/** What there is of an attribute: references, dangling ones included, and the records that hold any. */
export interface AttributeReferences {
  references: number;
  records: number;
}

/** How many references really exist through each attribute, those of archived attributes included. */
export async function countReferencesByAttribute(
  db: Queries,
): Promise<(attribute: Attribute) => AttributeReferences> {
  const attributeColumns = ["owner_kind", "owner_type", "attribute"] as const;
  const rows = await db
    .selectFrom(
      db
        .selectFrom("instance_references")
        .select([...attributeColumns, sql<number>`count(*)`.as("held")])
        .where("workspace_id", "=", embeddedWorkspaceId)
        .groupBy([...attributeColumns, "owner_id"])
        .as("by_owner"),
    )
    .select([
      ...attributeColumns,
      sql<number>`cast(sum(held) as bigint)`.as("references"),
      sql<number>`count(*)`.as("records"),
    ])
    .groupBy(attributeColumns)
    .execute();
  const counts = new Map(
    rows.map(({ owner_kind, owner_type, attribute, references, records }) => [
      JSON.stringify([owner_kind, owner_type, attribute]),
      { references, records },
    ]),
  );
  return ({ owner_kind, object_type_id, name }) =>
    counts.get(JSON.stringify([owner_kind, object_type_id ?? "", name])) ?? {
      references: 0,
      records: 0,
    };
}
