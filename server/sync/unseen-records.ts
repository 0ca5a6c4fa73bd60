import { sql } from "kysely";
import type { Queries } from "../database/database.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";
import { tableOfKind } from "./copied-columns.ts";
import type { CopiedList } from "./copied-record.ts";

/** Some records of the copy that a sweep of their list has not seen; merged contacts are in no list. */
export async function readUnseen(
  db: Queries,
  { kind, typeId }: CopiedList,
  sweep: number,
  limit: number,
): Promise<string[]> {
  const unmerged = kind === "contact" ? sql`and record.merged_into is null` : sql``;
  const { rows } = await sql<{ id: string }>`
    select synced.id from sync_records as synced
    where synced.workspace_id = ${workspace} and synced.kind = ${kind}
      and synced.object_type_id = ${typeId} and synced.sweep < ${sweep}
      and exists (select 1 from ${sql.table(tableOfKind[kind])} as record
        where record.workspace_id = ${workspace} and record.id = synced.id ${unmerged})
    limit ${sql.lit(limit)}`.execute(db);
  return rows.map(({ id }) => id);
}

/** How many different records a sweep has seen so far. */
export async function countSeen(
  db: Queries,
  { kind, typeId }: CopiedList,
  sweep: number,
): Promise<number> {
  const { seen } = await db
    .selectFrom("sync_records")
    .select((row) => row.fn.countAll<number>().as("seen"))
    .where("workspace_id", "=", workspace)
    .where("kind", "=", kind)
    .where("object_type_id", "=", typeId)
    .where("sweep", "=", sweep)
    .executeTakeFirstOrThrow();
  return seen;
}
