import type { Database, Queries } from "../database/database.ts";
import { theWorkspaceId } from "../database/tables.ts";
import { ensureWorkspace } from "../workspace/workspace.ts";
import type { DemoSize } from "./demo-size.ts";
import { fillDemo } from "./fill-demo.ts";
import { removeDemo } from "./remove-demo.ts";
import { contactMoment } from "./timeline.ts";

interface DemoOptions {
  onProgress?: ((records: number) => void) | undefined;
  /** Make it in the place of the workspace there is. */
  replace?: boolean;
}

/**
 * Make the workspace and all its records in one transaction, so that a start that breaks off leaves a new database
 * behind. Where there is a workspace already nothing happens, unless it is to be replaced.
 */
export async function makeDemo(
  database: Database,
  size: DemoSize,
  { onProgress, replace = false }: DemoOptions = {},
): Promise<void> {
  await database.transaction(async (transaction) => {
    const before = replace ? await schemaVersion(transaction) : 0;
    if (replace) await removeDemo(transaction, database.dialect);
    const isNew = await ensureWorkspace(
      { db: transaction },
      {
        name: "Northwind Outfitters",
        demo: true,
        createdAtSeconds: contactMoment(0, size.contacts),
      },
    );
    if (!isNew) return;
    // A server that runs meanwhile keeps the schema by its version.
    if (before > 0) {
      await transaction
        .updateTable("workspaces")
        .set({ schema_version: before + 1 })
        .where("id", "=", theWorkspaceId)
        .execute();
    }
    await fillDemo(transaction, database.dialect, size, onProgress);
  });
}

async function schemaVersion(db: Queries): Promise<number> {
  const workspace = await db
    .selectFrom("workspaces")
    .select("schema_version")
    .where("id", "=", theWorkspaceId)
    .executeTakeFirst();
  return workspace?.schema_version ?? 0;
}
