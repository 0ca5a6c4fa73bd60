import type { Config } from "./config.ts";
import { DatabaseUnusableError, type Database } from "./database/database.ts";
import { fillNewWorkspace } from "./demo/fill-new-workspace.ts";
import { ensureWorkspace, readWorkspace, type Workspace } from "./workspace/workspace.ts";

/**
 * The workspace of a database: made where it is new, of the kind that the settings ask for. Throws `DatabaseUnusableError`
 * where the database holds the other kind: a copy of Intercom and records of our own must not mix.
 */
export async function openWorkspace(
  database: Database,
  { intercom, demo }: Pick<Config, "intercom" | "demo">,
): Promise<Workspace> {
  if (!intercom) {
    const workspace = await fillNewWorkspace(database, demo);
    if (workspace.vendor === null) return workspace;
    throw new DatabaseUnusableError(
      `The database holds a copy of an ${workspace.vendor} account. It was left as it is. Set INTERCOM_ACCESS_TOKEN to go on with it, or DATABASE_URL or OBJECTORY_DATA_DIR to another place.`,
    );
  }
  await ensureWorkspace(database, { name: "Intercom", demo: false, vendor: "Intercom" });
  const workspace = await readWorkspace(database);
  if (workspace.vendor !== null) return workspace;
  throw new DatabaseUnusableError(
    "The database holds a workspace of its own, and a copy of Intercom must not be mixed with it. It was left as it is. Set DATABASE_URL or OBJECTORY_DATA_DIR to an empty place, or take INTERCOM_ACCESS_TOKEN away.",
  );
}
