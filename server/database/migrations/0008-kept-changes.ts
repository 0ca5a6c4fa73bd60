import type { Kysely } from "kysely";
import type { Dialect } from "../database.ts";

/** How long the changes seen in a copy are kept; null for ever. */
export async function keptChanges(db: Kysely<never>, dialect: Dialect): Promise<void> {
  await db.schema
    .alterTable("workspaces")
    .addColumn("changes_kept_days", dialect === "postgres" ? "bigint" : "integer", (column) =>
      column.defaultTo(365),
    )
    .execute();
}
