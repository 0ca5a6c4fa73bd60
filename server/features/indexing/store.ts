import { sql, type Selectable } from "kysely";
import type { Database, Queries } from "../../database/database.ts";
import { theWorkspaceId as workspace_id, type Tables } from "../../database/tables.ts";

export type AttributeIndexRow = Omit<Selectable<Tables["attribute_indexes"]>, "workspace_id">;

/** An attribute of the instances of a type. */
export interface AttributeKey {
  object_type_id: string;
  attribute: string;
}

/** After so long, a server that began to make an index is taken for dead. */
const claimSeconds = 3600;

export function readAttributeIndexes(db: Queries): Promise<AttributeIndexRow[]> {
  return db
    .selectFrom("attribute_indexes")
    .select([
      "object_type_id",
      "attribute",
      "uses",
      "last_used_at",
      "index_name",
      "definition",
      "indexed_at",
      "claimed_at",
    ])
    .where("workspace_id", "=", workspace_id)
    .orderBy("object_type_id")
    .orderBy("attribute")
    .execute();
}

export async function addUses(
  db: Queries,
  { object_type_id, attribute, uses, now }: AttributeKey & { uses: number; now: number },
): Promise<void> {
  await db
    .insertInto("attribute_indexes")
    .values({ workspace_id, object_type_id, attribute, uses, last_used_at: now })
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "object_type_id", "attribute"]).doUpdateSet((row) => ({
        uses: sql`${row.ref("attribute_indexes.uses")} + ${row.ref("excluded.uses")}`,
        last_used_at: row.ref("excluded.last_used_at"),
      })),
    )
    .execute();
}

/**
 * Whether it is now ours to make or drop the index: of several servers one alone does, and one index at a time, since
 * PostgreSQL can't make two of a table beside each other.
 */
export async function claim(database: Database, key: AttributeKey, now: number): Promise<boolean> {
  return database.transaction(async (db) => {
    if (database.dialect === "postgres")
      await sql`select pg_advisory_xact_lock(hashtext('attribute_indexes'))`.execute(db);
    const taken = await db
      .selectFrom("attribute_indexes")
      .select("attribute")
      .where("workspace_id", "=", workspace_id)
      .where("claimed_at", ">", now - claimSeconds)
      .executeTakeFirst();
    if (taken) return false;
    // Until it is whole again nobody is to count on it.
    await ofAttribute(db, key).set({ claimed_at: now, indexed_at: null }).execute();
    return true;
  });
}

/** What became of a claimed attribute: an index that is whole, or none. */
export async function release(
  db: Queries,
  key: AttributeKey,
  index: Pick<AttributeIndexRow, "index_name" | "definition" | "indexed_at"> | undefined,
): Promise<void> {
  const none = { index_name: null, definition: null, indexed_at: null };
  await ofAttribute(db, key)
    .set({ ...(index ?? none), claimed_at: null })
    .execute();
}

/** Forget how an attribute was used. */
export async function forget(
  db: Queries,
  { object_type_id, attribute }: AttributeKey,
): Promise<void> {
  await db
    .deleteFrom("attribute_indexes")
    .where("workspace_id", "=", workspace_id)
    .where("object_type_id", "=", object_type_id)
    .where("attribute", "=", attribute)
    .execute();
}

function ofAttribute(db: Queries, { object_type_id, attribute }: AttributeKey) {
  return db
    .updateTable("attribute_indexes")
    .where("workspace_id", "=", workspace_id)
    .where("object_type_id", "=", object_type_id)
    .where("attribute", "=", attribute);
}
