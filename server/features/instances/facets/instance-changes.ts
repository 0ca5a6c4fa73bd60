import { sql } from "kysely";
import type { Queries } from "../../../database/database.ts";
import { listedTexts } from "../../../database/json-path.ts";
import { preparedQuery } from "../../../database/prepared-query.ts";
import { theWorkspaceId as workspace } from "../../../database/tables.ts";
import { facetColumns, type FacetRow } from "./facet-table.ts";

/** The numbers of the first and the last change that SQLite still knows of; none has happened where both are 0. */
export const knownChanges = preparedQuery((db) =>
  db.selectNoFrom([
    sql<number>`coalesce((select min(number) from instance_changes), 0)`.as("oldest"),
    sql<number>`coalesce((select max(number) from instance_changes), 0)`.as("newest"),
  ]),
);

/** Which instances of a type were written after one change and up to another. */
export const changedIds = preparedQuery(
  (db, { typeId, after, upTo }: { typeId: string; after: number; upTo: number }) =>
    db
      .selectFrom("instance_changes")
      .select("instance_id")
      .distinct()
      .where("number", ">", after)
      .where("number", "<=", upTo)
      .where("object_type_id", "=", typeId),
);

/** As they are now; those that are gone are missing. */
export function readByIds(db: Queries, typeId: string, ids: string[]): Promise<FacetRow[]> {
  return db
    .selectFrom("instances")
    .select(facetColumns)
    .where("workspace_id", "=", workspace)
    .where("object_type_id", "=", typeId)
    .where("id", "in", listedTexts("sqlite", JSON.stringify(ids)))
    .execute();
}
