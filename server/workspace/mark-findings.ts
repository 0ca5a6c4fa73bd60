import { sql, type RawBuilder } from "kysely";
import type { Dialect, Queries } from "../database/database.ts";
import { preparedQuery } from "../database/prepared-query.ts";
import { theWorkspaceId, type CheckFindingsTable } from "../database/tables.ts";

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
    marked(db)
      .where("about_kind", "=", aboutKind as CheckFindingsTable["about_kind"])
      .where("about_id", "in", idRows(dialect, ids)),
);

/** As `markFindings`, for whoever refers to one of some instances. */
export async function markFindingsOfHolders(
  db: Queries,
  instanceIds: readonly string[],
): Promise<void> {
  if (instanceIds.length > 0) await markHolders(db, { ids: JSON.stringify(instanceIds) });
}

const markHolders = preparedQuery((db, { ids }: { ids: string }, dialect) =>
  marked(db)
    .where("about_kind", "in", ["contact", "conversation", "instance"])
    .where("about_id", "in", (eb) =>
      eb
        .selectFrom("instance_references")
        .select("owner_id")
        .where("workspace_id", "=", theWorkspaceId)
        .where("instance_id", "in", idRows(dialect, ids)),
    ),
);

/** Findings, with one more write to be looked at. */
function marked(db: Queries) {
  return db
    .updateTable("check_findings")
    .set((row) => ({ stale: row("stale", "+", 1) }))
    .where("workspace_id", "=", theWorkspaceId);
}

/** The texts of a JSON array, which is one parameter however long it is. */
function idRows(dialect: Dialect, ids: string): RawBuilder<string> {
  return dialect === "sqlite"
    ? sql<string>`(select value from json_each(${ids}))`
    : sql<string>`(select * from json_array_elements_text(${ids}::json))`;
}

/** As `markFindings`, where object types or attributes change: that may concern every finding. */
export async function markAllFindings(db: Queries): Promise<void> {
  await marked(db).execute();
}
