import { sql } from "kysely";
import type { Dialect, Queries } from "../database/database.ts";
import { theWorkspaceId } from "../database/tables.ts";

/** In an order in which no row is needed by one that is still there. */
const tables = [
  "search_changes",
  "search_texts",
  "check_findings",
  "check_runs",
  "instance_references",
  "conversation_parts",
  "conversation_contacts",
  "conversations",
  "contacts",
  "instance_counts",
  "instances",
  "attributes",
  "object_types",
  "search_groups",
] as const;

/** Remove the workspace with all its records and start its ids anew, to make another in the same transaction. */
export async function removeDemo(db: Queries, dialect: Dialect): Promise<void> {
  for (const table of tables) {
    await db.deleteFrom(table).where("workspace_id", "=", theWorkspaceId).execute();
  }
  await db.deleteFrom("workspaces").where("id", "=", theWorkspaceId).execute();
  if (dialect === "sqlite") {
    await db.deleteFrom("id_sequences").execute();
    return;
  }
  for (const sequence of ["attribute", "instance", "contact", "conversation"]) {
    await sql`alter sequence ${sql.id(`${sequence}_id`)} restart`.execute(db);
  }
}
