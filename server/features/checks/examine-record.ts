import type { z } from "zod";
import type { recordFindingsSchema } from "../../../contract/checks.ts";
import type { Queries } from "../../database/database.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import { notFound } from "../../http/api-error.ts";
import type { Schema } from "../../workspace/schema.ts";
import { planChecks, type CheckPlan } from "./check-plan.ts";
import type { DraftFinding, RecordRef } from "./draft-finding.ts";
import { examineContactsById } from "./examine-contacts.ts";
import { examineHolders } from "./examine-holders.ts";
import { examineInstancesById } from "./examine-instances.ts";
import { nameFindings } from "./name-findings.ts";
import { readReferenceRows } from "./reference-rows.ts";
import { SetExaminer } from "./set-examiner.ts";

/** Of each attribute, and of what refers to the record, so many references are looked at while somebody waits. */
const maxReferences = 1000;

interface Examined {
  drafts: DraftFinding[];
  complete: boolean;
}

/** What is wrong with one record as it is now, and with what refers to it. Throws 404. */
export async function examineRecord(
  db: Queries,
  schema: Schema,
  record: RecordRef,
): Promise<z.infer<typeof recordFindingsSchema>> {
  const plan = planChecks(schema);
  const typeId = await findType(db, plan, record);
  const parts = [
    await examineHeld(db, plan, record, typeId),
    await examineRest(db, plan, record, typeId),
  ];
  const drafts = new Map(parts.flatMap((part) => part.drafts).map((draft) => [draft.id, draft]));
  const named = await nameFindings(db, schema, [...drafts.values()]);
  return {
    findings: named.map(({ finding }) => finding),
    complete: parts.every(({ complete }) => complete),
  };
}

async function examineHeld(
  db: Queries,
  { attributes }: CheckPlan,
  record: RecordRef,
  typeId: string | null,
): Promise<Examined> {
  const drafts: DraftFinding[] = [];
  let complete = true;
  for (const checked of attributes) {
    const { owner_kind, object_type_id } = checked.attribute;
    if (owner_kind !== record.kind || object_type_id !== typeId) continue;
    const rows = await readReferenceRows(db, checked, {
      after: undefined,
      limit: maxReferences + 1,
      ownerIds: [record.id],
    });
    if (rows.length > maxReferences) complete = false;
    const examiner = new SetExaminer(checked);
    drafts.push(...examiner.examine(rows.slice(0, maxReferences)), ...examiner.finish());
  }
  return { drafts, complete };
}

async function examineRest(
  db: Queries,
  plan: CheckPlan,
  { kind, id }: RecordRef,
  typeId: string | null,
): Promise<Examined> {
  switch (kind) {
    case "contact":
      return { drafts: await examineContactsById(db, plan, [id]), complete: true };
    case "conversation": {
      const rows = await db
        .selectFrom("conversation_contacts")
        .select("contact_id")
        .where("workspace_id", "=", workspace)
        .where("conversation_id", "=", id)
        .limit(maxReferences)
        .execute();
      const contactIds = rows.map(({ contact_id }) => contact_id);
      return { drafts: await examineContactsById(db, plan, contactIds), complete: true };
    }
    case "instance": {
      const alone = await examineInstancesById(db, plan, [id]);
      const holders = await examineHolders(db, plan, { id, typeId: typeId ?? "" }, maxReferences);
      return { drafts: [...alone, ...holders.drafts], complete: holders.complete };
    }
  }
}

const tables = {
  contact: "contacts",
  conversation: "conversations",
  instance: "instances",
} as const satisfies Record<RecordRef["kind"], string>;

/** The object type of an instance, null for other records. Throws 404 where there is no such record, or its type is archived. */
async function findType(
  db: Queries,
  { typeIds }: CheckPlan,
  { kind, id }: RecordRef,
): Promise<string | null> {
  const row = await db
    .selectFrom(tables[kind])
    .select("id")
    .$if(kind === "instance", (query) => query.select("instances.object_type_id"))
    .where("workspace_id", "=", workspace)
    .where("id", "=", id)
    .executeTakeFirst();
  const typeId = row?.object_type_id ?? null;
  if (!row || (typeId !== null && !typeIds.includes(typeId)))
    throw notFound(`There is no ${kind} with the id ${id}`);
  return typeId;
}
