import type { Database } from "../database/database.ts";
import {
  ensureWorkspace,
  findWorkspace,
  readWorkspace,
  type Workspace,
} from "../workspace/workspace.ts";
import { demoSize } from "./demo-size.ts";

/** Give a new database its workspace, with the demo's records unless `demo` is `none`; an old one stays as it is. */
export async function fillNewWorkspace(
  database: Database,
  demo: "small" | "none" | number,
): Promise<Workspace> {
  if ((await findWorkspace(database)) === undefined) {
    if (demo === "none") {
      await ensureWorkspace(database, { name: "My workspace", demo: false });
    } else {
      // Loaded only here: names of a dozen countries would slow down every other start.
      const { makeDemo } = await import("./make-demo.ts");
      await makeDemo(database, demoSize(demo));
    }
  }
  return readWorkspace(database);
}
