import type { Selectable } from "kysely";
import type { OwnerKind } from "../../contract/attributes.ts";
import type { Queries } from "../database/database.ts";
import { theWorkspaceId as workspace, type Tables } from "../database/tables.ts";
import { notFound } from "../http/api-error.ts";

/** A record that the vendor no longer has, as the database keeps it. */
export type GoneRow = Selectable<Tables["gone_records"]>;

/** Throws 404 where no such record is known to be gone. */
export async function readGoneRow(db: Queries, kind: OwnerKind, id: string): Promise<GoneRow> {
  const row = await db
    .selectFrom("gone_records")
    .selectAll()
    .where("workspace_id", "=", workspace)
    .where("kind", "=", kind)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw notFound("No such record is known to be gone");
  return row;
}
