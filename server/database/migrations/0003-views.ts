import { sql, type Kysely } from "kysely";
import type { Dialect } from "../database.ts";

/** Saved views: one default and one of each name for a type and an owner. */
export async function views(db: Kysely<never>, dialect: Dialect): Promise<void> {
  const integer = dialect === "postgres" ? "bigint" : "integer";
  await db.schema
    .createTable("views")
    .addColumn("workspace_id", "text", (column) => column.notNull().references("workspaces.id"))
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("object_type_id", "text", (column) => column.notNull())
    .addColumn("owner", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("name_key", "text", (column) => column.notNull())
    .addColumn("is_default", integer, (column) => column.notNull())
    .addColumn("query", "text", (column) => column.notNull())
    .addColumn("layout", "text", (column) => column.notNull())
    .addColumn("version", integer, (column) => column.notNull())
    .addColumn("created_at", integer, (column) => column.notNull())
    .addColumn("updated_at", integer, (column) => column.notNull())
    .addPrimaryKeyConstraint("views_key", ["workspace_id", "id"])
    .addUniqueConstraint("views_name", ["workspace_id", "object_type_id", "owner", "name_key"])
    .addForeignKeyConstraint(
      "views_object_type",
      ["workspace_id", "object_type_id"],
      "object_types",
      ["workspace_id", "id"],
    )
    .execute();
  await db.schema
    .createIndex("views_default")
    .unique()
    .on("views")
    .columns(["workspace_id", "object_type_id", "owner"])
    .where(sql.ref("is_default"), "=", 1)
    .execute();
  await db.schema
    .createIndex("views_by_owner")
    .on("views")
    .columns(["workspace_id", "owner", "name_key"])
    .execute();
}
