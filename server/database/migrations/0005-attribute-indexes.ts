import type { Kysely } from "kysely";
import type { Dialect } from "../database.ts";

/** How often each attribute is sorted or filtered by, and the index that was made of it. */
export async function attributeIndexes(db: Kysely<never>, dialect: Dialect): Promise<void> {
  const integer = dialect === "postgres" ? "bigint" : "integer";
  await db.schema
    .createTable("attribute_indexes")
    .addColumn("workspace_id", "text", (column) => column.notNull().references("workspaces.id"))
    .addColumn("object_type_id", "text", (column) => column.notNull())
    .addColumn("attribute", "text", (column) => column.notNull())
    .addColumn("uses", integer, (column) => column.notNull())
    .addColumn("last_used_at", integer, (column) => column.notNull())
    .addColumn("index_name", "text")
    .addColumn("definition", "text")
    .addColumn("indexed_at", integer)
    .addColumn("claimed_at", integer)
    .addPrimaryKeyConstraint("attribute_indexes_key", [
      "workspace_id",
      "object_type_id",
      "attribute",
    ])
    .execute();
}
