import type { Queries } from "../../database/database.ts";
import { textRows } from "../../database/json-path.ts";
import { dialectOf } from "../../database/prepared-query.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import type { CheckPlan } from "./check-plan.ts";
import { draftAbout, type DraftFinding } from "./draft-finding.ts";
import { rowsPerPortion, type Portion } from "./examine-references.ts";

interface ContactRow {
  id: string;
  merged_into: string | null;
}

/** Look at all contacts in the order of their ids, portion by portion. */
export async function* examineContacts(db: Queries, plan: CheckPlan): AsyncGenerator<Portion> {
  let after = "";
  for (;;) {
    const rows = await db
      .selectFrom("contacts")
      .select(["id", "merged_into"])
      .where("workspace_id", "=", workspace)
      .where("id", ">", after)
      .orderBy("id")
      .limit(rowsPerPortion)
      .execute();
    yield { drafts: await examineRows(db, plan, rows), rows: rows.length };
    const last = rows.at(-1);
    if (rows.length < rowsPerPortion || !last) return;
    after = last.id;
  }
}

/** Look at some contacts. */
export async function examineContactsById(
  db: Queries,
  plan: CheckPlan,
  ids: string[],
): Promise<DraftFinding[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("contacts")
    .select(["id", "merged_into"])
    .where("workspace_id", "=", workspace)
    .where("id", "in", textRows(dialectOf(db), ids))
    .execute();
  return examineRows(db, plan, rows);
}

/** Contacts that were merged into another and still refer or stand in a conversation. */
async function examineRows(
  db: Queries,
  { attributes }: CheckPlan,
  rows: ContactRow[],
): Promise<DraftFinding[]> {
  const merged = rows.filter(({ merged_into }) => merged_into !== null);
  if (merged.length === 0) return [];
  const ids = merged.map(({ id }) => id);
  const names = attributes.flatMap(({ attribute }) =>
    attribute.owner_kind === "contact" ? [attribute.name] : [],
  );
  const references = await countReferences(db, names, ids);
  const conversations = await countConversations(db, ids);
  return merged.flatMap(({ id, merged_into }) => {
    const count = (references.get(id) ?? 0) + (conversations.get(id) ?? 0);
    if (count === 0) return [];
    const others = [{ kind: "contact" as const, id: merged_into ?? "" }];
    return [draftAbout("merged_contact", { kind: "contact", id }, { others, count })];
  });
}

async function countReferences(
  db: Queries,
  attributeNames: string[],
  contactIds: string[],
): Promise<Map<string, number>> {
  if (attributeNames.length === 0) return new Map();
  const rows = await db
    .selectFrom("instance_references")
    .select((row) => ["owner_id", row.fn.countAll<number>().as("count")])
    .where("workspace_id", "=", workspace)
    .where("owner_kind", "=", "contact")
    .where("owner_id", "in", textRows(dialectOf(db), contactIds))
    .where("attribute", "in", attributeNames)
    .groupBy("owner_id")
    .execute();
  return new Map(rows.map(({ owner_id, count }) => [owner_id, count]));
}

async function countConversations(db: Queries, ids: string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("conversation_contacts")
    .select((row) => ["contact_id", row.fn.countAll<number>().as("count")])
    .where("workspace_id", "=", workspace)
    .where("contact_id", "in", textRows(dialectOf(db), ids))
    .groupBy("contact_id")
    .execute();
  return new Map(rows.map(({ contact_id, count }) => [contact_id, count]));
}
