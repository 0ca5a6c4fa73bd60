import type { Database } from "../database/database.ts";
import { ensureWorkspace, readWorkspace, type Workspace } from "../workspace/workspace.ts";

/** Give a new database its workspace, with the demo's records unless `demo` is `none`; an old one stays as it is. */
export async function fillNewWorkspace(
  database: Database,
  demo: "small" | "none" | number,
): Promise<Workspace> {
  await ensureWorkspace(database, {
    name: demo === "none" ? "My workspace" : "Northwind Outfitters",
    demo: demo !== "none",
  });
  return readWorkspace(database);
}
