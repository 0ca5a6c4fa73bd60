import { sql } from "kysely";
import type { Attribute, AttributeUsage } from "../../../contract/attributes.ts";
import type { Database, Queries } from "../../database/database.ts";
import { jsonMember, jsonMemberText } from "../../database/json-member.ts";
import { theWorkspaceId } from "../../database/tables.ts";

/** Count what hangs on an attribute, exactly and at once. */
export async function countAttributeUsage(
  database: Database,
  attribute: Attribute,
  db: Queries = database.db,
): Promise<AttributeUsage> {
  if (attribute.reference) {
    return { ...(await countReferences(db, attribute)), options: {} };
  }
  const counts = { references: 0, records_with_several: 0 };
  if (attribute.data_type === "list") {
    const byText = await countByText(database, db, attribute);
    return {
      ...counts,
      records: [...byText.values()].reduce((sum, records) => sum + records, 0),
      options: Object.fromEntries(
        attribute.options.map(({ id, label }) => [
          id,
          byText.get(jsonMemberText(database.dialect, label)) ?? 0,
        ]),
      ),
    };
  }
  return { ...counts, records: await countValues(database, db, attribute), options: {} };
}

export const ownerTables = {
  contact: "contacts",
  conversation: "conversations",
  instance: "instances",
} as const;

/** The rows of the records that may hold the attribute; contacts and conversations have no object type. */
export function ownersOf(db: Queries, { owner_kind, object_type_id }: Attribute) {
  const owners = db.selectFrom(ownerTables[owner_kind]).where("workspace_id", "=", theWorkspaceId);
  return object_type_id === null
    ? owners
    : owners.where(sql.ref("object_type_id"), "=", object_type_id);
}

async function countValues(
  { dialect }: Database,
  db: Queries,
  attribute: Attribute,
): Promise<number> {
  const { records } = await ownersOf(db, attribute)
    .select(sql<number>`count(*)`.as("records"))
    .where(jsonMember(dialect, "custom_attributes", attribute.name), "is not", null)
    .executeTakeFirstOrThrow();
  return records;
}

/** How many records hold each value, by its text as `jsonMember` gives it. */
async function countByText(
  { dialect }: Database,
  db: Queries,
  attribute: Attribute,
): Promise<Map<string, number>> {
  const values = ownersOf(db, attribute)
    .select(jsonMember(dialect, "custom_attributes", attribute.name).as("value"))
    .as("held");
  const rows = await db
    .selectFrom(values)
    .select(["held.value", sql<number>`count(*)`.as("records")])
    .where("held.value", "is not", null)
    .groupBy("held.value")
    .execute();
  return new Map(rows.map(({ value, records }) => [String(value), records]));
}

async function countReferences(db: Queries, attribute: Attribute) {
  const byOwner = db
    .selectFrom("instance_references")
    .select(["owner_id", sql<number>`count(*)`.as("held")])
    .where("workspace_id", "=", theWorkspaceId)
    .where("owner_kind", "=", attribute.owner_kind)
    .where("owner_type", "=", attribute.object_type_id ?? "")
    .where("attribute", "=", attribute.name)
    .groupBy("owner_id")
    .as("by_owner");
  return db
    .selectFrom(byOwner)
    .select([
      sql<number>`count(*)`.as("records"),
      sql<number>`cast(coalesce(sum(held), 0) as bigint)`.as("references"),
      sql<number>`count(case when held > 1 then 1 end)`.as("records_with_several"),
    ])
    .executeTakeFirstOrThrow();
}
