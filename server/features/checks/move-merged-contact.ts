import type { Transaction } from "kysely";
import type { MergedContactMove } from "../../../contract/checks.ts";
import type { Database, Queries } from "../../database/database.ts";
import { theWorkspaceId as workspace, type Tables } from "../../database/tables.ts";
import { ApiError } from "../../http/api-error.ts";
import { markFindings } from "../../workspace/mark-findings.ts";
import { replaceReferences } from "../../workspace/references.ts";
import { loadSchema, type Schema } from "../../workspace/schema.ts";
import { describeMove } from "./describe-move.ts";
import { planMove, type MovePlan } from "./plan-move.ts";

/** What moving what a merged contact still has would do. Throws 404 where the contact is not there or not merged. */
export async function readMove(
  db: Queries,
  schema: Schema,
  contactId: string,
): Promise<MergedContactMove> {
  return describeMove(db, schema, await planMove(db, schema, contactId));
}

/** Move what a merged contact still has to the contact that took its place; 409 where that is no longer what `revision` stands for. */
export function moveMergedContact(
  database: Database,
  contactId: string,
  revision: string,
): Promise<MergedContactMove> {
  return database.transaction(async (db) => {
    const schema = await loadSchema(database, db);
    const { from, into } = await planMove(db, schema, contactId);
    await lockContacts(db, database, [from, into]);
    const plan = await planMove(db, schema, contactId);
    if (plan.revision !== revision) {
      throw new ApiError(409, {
        code: "conflict",
        field: "revision",
        message: "The contacts were changed by someone else meanwhile; nothing was moved",
      });
    }
    const described = await describeMove(db, schema, plan);
    await write(db, plan);
    return described;
  });
}

async function lockContacts(
  db: Transaction<Tables>,
  { dialect }: Database,
  ids: string[],
): Promise<void> {
  await db
    .selectFrom("contacts")
    .select("id")
    .where("workspace_id", "=", workspace)
    .where("id", "in", ids)
    .orderBy("id")
    .$if(dialect === "postgres", (query) => query.forNoKeyUpdate())
    .execute();
}

async function write(db: Transaction<Tables>, { from, into, sets }: MovePlan): Promise<void> {
  for (const { attribute, after } of sets) {
    await replaceReferences(db, { kind: "contact", id: into }, attribute, after);
    await db
      .deleteFrom("instance_references")
      .where("workspace_id", "=", workspace)
      .where("owner_kind", "=", "contact")
      .where("owner_id", "=", from)
      .where("attribute", "=", attribute.name)
      .execute();
  }
  await db
    .deleteFrom("conversation_contacts")
    .where("workspace_id", "=", workspace)
    .where("contact_id", "=", from)
    .where("conversation_id", "in", (eb) =>
      eb
        .selectFrom("conversation_contacts as present")
        .select("present.conversation_id")
        .where("present.workspace_id", "=", workspace)
        .where("present.contact_id", "=", into),
    )
    .execute();
  await db
    .updateTable("conversation_contacts")
    .set({ contact_id: into })
    .where("workspace_id", "=", workspace)
    .where("contact_id", "=", from)
    .execute();
  await db
    .updateTable("contacts")
    .set({ updated_at: Math.floor(Date.now() / 1000) })
    .where("workspace_id", "=", workspace)
    .where("id", "=", into)
    .execute();
  await markFindings(db, "contact", [from]);
}
