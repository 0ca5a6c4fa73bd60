import type { Database } from "../database/database.ts";
import {
  ensureWorkspace,
  findWorkspace,
  readWorkspace,
  type Workspace,
} from "../workspace/workspace.ts";
import { demoSize } from "./demo-size.ts";
import { contactMoment } from "./timeline.ts";

/**
 * Give a new database its workspace, with the demo's records unless `demo` is `none`; an old one stays as it is.
 * The workspace and its records appear in one transaction, so a start that breaks off leaves a new database behind.
 */
export async function fillNewWorkspace(
  database: Database,
  demo: "small" | "none" | number,
  onProgress?: (records: number) => void,
): Promise<Workspace> {
  if ((await findWorkspace(database)) === undefined) {
    if (demo === "none") {
      await ensureWorkspace(database, { name: "My workspace", demo: false });
    } else {
      // Loaded only here: names of a dozen countries would slow down every other start.
      const { fillDemo } = await import("./fill-demo.ts");
      const size = demoSize(demo);
      await database.transaction(async (transaction) => {
        const createdAtSeconds = contactMoment(0, size.contacts);
        const isNew = await ensureWorkspace(
          { db: transaction },
          {
            name: "Northwind Outfitters",
            demo: true,
            createdAtSeconds,
          },
        );
        if (isNew) await fillDemo(transaction, database.dialect, size, onProgress);
      });
    }
  }
  return readWorkspace(database);
}
