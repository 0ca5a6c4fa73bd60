import type { Database, Queries } from "../database/database.ts";
import { theWorkspaceId } from "../database/tables.ts";

export interface Workspace {
  id: string;
  name: string;
  demo: boolean;
  /** The vendor whose account this is a copy of; null where the workspace is its own record. */
  vendor: string | null;
  /** The vendor's id of the account; null until it was reached for the first time. */
  accountId: string | null;
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
    .where("id", "=", theWorkspaceId)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      name: row.name,
      demo: row.demo === 1,
      vendor: row.vendor,
      accountId: row.account_id,
      createdAtSeconds: row.created_at,
    }
  );
}

/** Make the workspace where the database is new. Returns whether it was. */
export async function ensureWorkspace(
  { db }: { db: Queries },
  workspace: { name: string; demo: boolean; vendor?: string; createdAtSeconds?: number },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("workspaces")
    .values({
      id: theWorkspaceId,
      name: workspace.name,
      demo: workspace.demo ? 1 : 0,
      vendor: workspace.vendor ?? null,
      created_at: workspace.createdAtSeconds ?? Math.floor(Date.now() / 1000),
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
