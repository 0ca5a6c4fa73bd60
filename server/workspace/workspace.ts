import type { Database, Queries } from "../database/database.ts";
import { embeddedWorkspaceId } from "../database/tables.ts";

export interface Workspace {
  id: string;
  name: string;
  demo: boolean;
  createdAtSeconds: number;
}

/** The workspace of this database; `ensureWorkspace` has made it by the time a server listens. */
export async function readWorkspace(database: Database): Promise<Workspace> {
  const workspace = await findWorkspace(database);
  if (!workspace) throw new Error("The database holds no workspace yet");
  return workspace;
}

/** Undefined where the database is new. */
export async function findWorkspace({ db }: { db: Queries }): Promise<Workspace | undefined> {
  const row = await db
    .selectFrom("workspaces")
    .selectAll()
    .where("id", "=", embeddedWorkspaceId)
    .executeTakeFirst();
  return (
    row && { id: row.id, name: row.name, demo: row.demo === 1, createdAtSeconds: row.created_at }
  );
}

/** Make the workspace where the database is new. Returns whether it was. */
export async function ensureWorkspace(
  { db }: { db: Queries },
  workspace: { name: string; demo: boolean; createdAtSeconds?: number },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("workspaces")
    .values({
      id: embeddedWorkspaceId,
      name: workspace.name,
      demo: workspace.demo ? 1 : 0,
      created_at: workspace.createdAtSeconds ?? Math.floor(Date.now() / 1000),
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
