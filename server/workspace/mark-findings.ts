import { sql } from "kysely";
import type { Queries } from "../database/database.ts";
import { preparedQuery } from "../database/prepared-query.ts";
import { embeddedWorkspaceId, type CheckFindingsTable } from "../database/tables.ts";

/**
 * Say in the transaction of a write what it was about, so that findings of the checks that it may have mended are
 * looked at again before anyone sees them.
 */
export async function markFindings(
  db: Queries,
  aboutKind: CheckFindingsTable["about_kind"],
  ids: readonly string[],
): Promise<void> {
  if (ids.length > 0) await markAbout(db, { aboutKind, ids: JSON.stringify(ids) });
}

const markAbout = preparedQuery(
  (db, { aboutKind, ids }: { aboutKind: string; ids: string }, dialect) =>
    db
      .updateTable("check_findings")
      .set((row) => ({ stale: row("stale", "+", 1) }))
      .where("workspace_id", "=", embeddedWorkspaceId)
      .where("about_kind", "=", aboutKind as CheckFindingsTable["about_kind"])
      .where(
        "about_id",
        "in",
        dialect === "sqlite"
          ? sql<string>`(select value from json_each(${ids}))`
          : sql<string>`(select * from json_array_elements_text(${ids}::json))`,
      ),
);

/** As `markFindings`, for whoever refers to an instance. */
export const markFindingsOfHolders = preparedQuery((db, { instanceId }: { instanceId: string }) =>
  db
    .updateTable("check_findings")
    .set((row) => ({ stale: row("stale", "+", 1) }))
    .where("workspace_id", "=", embeddedWorkspaceId)
    .where("about_kind", "in", ["contact", "conversation", "instance"])
    .where("about_id", "in", (eb) =>
      eb
        .selectFrom("instance_references")
        .select("owner_id")
        .where("workspace_id", "=", embeddedWorkspaceId)
        .where("instance_id", "=", instanceId),
    ),
);

/** As `markFindings`, where object types or attributes change: that may concern every finding. */
export async function markAllFindings(db: Queries): Promise<void> {
  await db
    .updateTable("check_findings")
    .set((row) => ({ stale: row("stale", "+", 1) }))
    .where("workspace_id", "=", embeddedWorkspaceId)
    .execute();
}
