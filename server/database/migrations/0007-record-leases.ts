import type { Kysely } from "kysely";
import type { Dialect } from "../database.ts";

/** Whose turn it is to write a record at the vendor, where several servers work on one database. */
export async function recordLeases(db: Kysely<never>, dialect: Dialect): Promise<void> {
  const integer = dialect === "postgres" ? "bigint" : "integer";
  await db.schema
    .createTable("record_leases")
    .addColumn("workspace_id", "text", (column) => column.notNull().references("workspaces.id"))
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("holder", "text", (column) => column.notNull())
    .addColumn("alive_at", integer, (column) => column.notNull())
    .addPrimaryKeyConstraint("record_leases_key", ["workspace_id", "name"])
    .execute();
}
