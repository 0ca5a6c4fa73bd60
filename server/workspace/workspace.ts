import type { Database } from "../database/database.ts";
import { embeddedWorkspaceId } from "../database/tables.ts";

export interface Workspace {
  id: string;
  name: string;
  demo: boolean;
  createdAtSeconds: number;
}

/** The workspace of this database; `ensureWorkspace` has made it by the time a server listens. */
export async function readWorkspace(database: Database): Promise<Workspace> {
  const row = await database.db
    .selectFrom("workspaces")
    .selectAll()
    .where("id", "=", embeddedWorkspaceId)
    .executeTakeFirstOrThrow();
  return { id: row.id, name: row.name, demo: row.demo === 1, createdAtSeconds: row.created_at };
}

/** Make the workspace where the database is new. Returns whether it was. */
export async function ensureWorkspace(
  database: Database,
  workspace: { name: string; demo: boolean },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await database.db
    .insertInto("workspaces")
    .values({
      id: embeddedWorkspaceId,
      name: workspace.name,
      demo: workspace.demo ? 1 : 0,
      created_at: Math.floor(Date.now() / 1000),
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
