import { randomBytes } from "node:crypto";
import { sql, type Selectable, type Transaction } from "kysely";
import {
  maxViewsOfOwner,
  maxViewsOfType,
  viewLayoutSchema,
  viewQuerySchema,
  type NewView,
  type View,
  type ViewChanges,
} from "../../../contract/views.ts";
import type { Database, Queries } from "../../database/database.ts";
import { dialectOf } from "../../database/prepared-query.ts";
import { theWorkspaceId, type Tables } from "../../database/tables.ts";
import { ApiError, invalidParameter, notFound } from "../../http/api-error.ts";
import { changedMeanwhile, changedView, everyone, nameKey, nameTaken, ownerOf } from "./rules.ts";

/** Everyone's views and the caller's own, by name. */
export async function listViews({ db }: Database, caller: string): Promise<View[]> {
  const rows = await db
    .selectFrom("views")
    .selectAll()
    .where("workspace_id", "=", theWorkspaceId)
    .where("owner", "in", [everyone, caller])
    .orderBy("name_key")
    .orderBy("owner")
    .execute();
  return rows.map(readView);
}

/** Throws a 400 for a type there is not, a name that is taken, one view too many, and an id that is in use. */
export function createView(database: Database, caller: string, view: NewView): Promise<View> {
  const id = view.id ?? randomBytes(9).toString("base64url");
  const owner = ownerOf(view.scope, caller);
  const now = Math.floor(Date.now() / 1000);
  return changeViews(database, async (transaction) => {
    await checkType(transaction, view.object_type_id);
    await checkRoom(transaction, view.object_type_id, owner);
    await checkName(transaction, { ...view, id, owner });
    if (await findView(transaction, id))
      throw invalidParameter("id", `The view \`${id}\` was not deleted`);
    if (view.is_default) await clearDefault(transaction, view.object_type_id, owner);
    const row = {
      workspace_id: theWorkspaceId,
      id,
      object_type_id: view.object_type_id,
      owner,
      name: view.name,
      name_key: nameKey(view.name),
      is_default: view.is_default ? 1 : 0,
      query: JSON.stringify(view.query),
      layout: JSON.stringify(view.layout),
      version: 1,
      created_at: now,
      updated_at: now,
    };
    await transaction.insertInto("views").values(row).execute();
    return readView(row);
  });
}

/** Throws a 404 for a view that the caller does not see, and a 409 where it is of another version by now. */
export function updateView(
  database: Database,
  caller: string,
  id: string,
  { version, ...changes }: ViewChanges,
): Promise<View> {
  return changeViews(database, async (transaction) => {
    const row = await getView(transaction, id, caller);
    const before = readView(row);
    if (version !== before.version) throw changedMeanwhile(before, version);
    const view = changedView(before, changes);
    const owner = ownerOf(view.scope, caller);
    if (owner !== row.owner) await checkRoom(transaction, view.object_type_id, owner);
    await checkName(transaction, { ...view, owner });
    if (view.is_default) await clearDefault(transaction, view.object_type_id, owner);
    const changed = {
      owner,
      name: view.name,
      name_key: nameKey(view.name),
      is_default: view.is_default ? 1 : 0,
      query: JSON.stringify(view.query),
      layout: JSON.stringify(view.layout),
      version: version + 1,
      updated_at: Math.floor(Date.now() / 1000),
    };
    await transaction
      .updateTable("views")
      .set(changed)
      .where("workspace_id", "=", theWorkspaceId)
      .where("id", "=", id)
      .execute();
    return readView({ ...row, ...changed });
  });
}

/** Throws a 404 for a view that the caller does not see. */
export function removeView(database: Database, caller: string, id: string) {
  return changeViews(database, async (transaction) => {
    await getView(transaction, id, caller);
    await transaction
      .deleteFrom("views")
      .where("workspace_id", "=", theWorkspaceId)
      .where("id", "=", id)
      .execute();
  });
}

/** Any number that nothing else in the database locks. */
const lockKey = 4101;

/** One change of views at a time, so that names and defaults stay single; SQLite has one writer anyway. */
function changeViews<Result>(
  database: Database,
  work: (transaction: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  return database.transaction(async (transaction) => {
    if (dialectOf(transaction) === "postgres")
      await sql`select pg_advisory_xact_lock(${lockKey})`.execute(transaction);
    return work(transaction);
  });
}

type ViewRow = Selectable<Tables["views"]>;

function readView(row: ViewRow): View {
  return {
    id: row.id,
    object_type_id: row.object_type_id,
    name: row.name,
    scope: row.owner === everyone ? "everyone" : "mine",
    is_default: row.is_default === 1,
    query: viewQuerySchema.parse(JSON.parse(row.query)),
    layout: viewLayoutSchema.parse(JSON.parse(row.layout)),
    version: row.version,
    created_at: row.created_at,
    updated_at: row.updated_at,
  };
}

function findView(db: Queries, id: string): Promise<ViewRow | undefined> {
  return db
    .selectFrom("views")
    .selectAll()
    .where("workspace_id", "=", theWorkspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
}

async function getView(db: Queries, id: string, caller: string): Promise<ViewRow> {
  const row = await findView(db, id);
  if (row && (row.owner === everyone || row.owner === caller)) return row;
  throw notFound(`View \`${id}\` not found: it was deleted, or it belongs to another browser`);
}

async function checkType(db: Queries, id: string): Promise<void> {
  const type = await db
    .selectFrom("object_types")
    .select("id")
    .where("workspace_id", "=", theWorkspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!type) throw invalidParameter("object_type_id", `Custom object type \`${id}\` not found`);
}

async function checkRoom(db: Queries, type: string, owner: string): Promise<void> {
  const { ofType, ofOwner } = await db
    .selectFrom("views")
    .select((row) => [
      row.cast<number>(row.fn.countAll(), "bigint").as("ofType"),
      row.cast<number>(row.fn.countAll().filterWhere("owner", "=", owner), "bigint").as("ofOwner"),
    ])
    .where("workspace_id", "=", theWorkspaceId)
    .where("object_type_id", "=", type)
    .executeTakeFirstOrThrow();
  if (ofType < maxViewsOfType && ofOwner < maxViewsOfOwner) return;
  throw new ApiError(409, {
    code: "conflict",
    message: `The type has ${ofOwner < maxViewsOfOwner ? ofType : ofOwner} views already; delete one that nobody uses`,
  });
}

async function checkName(
  db: Queries,
  view: Pick<View, "id" | "name" | "object_type_id" | "scope"> & { owner: string },
): Promise<void> {
  const taken = await db
    .selectFrom("views")
    .select("name")
    .where("workspace_id", "=", theWorkspaceId)
    .where("object_type_id", "=", view.object_type_id)
    .where("owner", "=", view.owner)
    .where("name_key", "=", nameKey(view.name))
    .where("id", "!=", view.id)
    .executeTakeFirst();
  if (taken) throw nameTaken(taken.name, view.scope);
}

/** Another view is to be the default: the version of this one stays, nothing that somebody may be writing is lost. */
async function clearDefault(db: Queries, type: string, owner: string): Promise<void> {
  await db
    .updateTable("views")
    .set({ is_default: 0 })
    .where("workspace_id", "=", theWorkspaceId)
    .where("object_type_id", "=", type)
    .where("owner", "=", owner)
    .where("is_default", "=", 1)
    .execute();
}
