import { sql } from "kysely";
import type { Queries } from "../../database/database.ts";
import { textRows } from "../../database/json-path.ts";
import { dialectOf } from "../../database/prepared-query.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import { targetType, type CheckedAttribute, type CheckPlan } from "./check-plan.ts";
import { draftAbout, instanceRef, type DraftFinding } from "./draft-finding.ts";

interface HolderRow {
  owner_kind: "contact" | "conversation" | "instance";
  owner_type: string;
  owner_id: string;
  attribute: string;
}

/** What is wrong with the references to an instance: those through an attribute for another type, and those it should return and does not. */
export async function examineHolders(
  db: Queries,
  plan: CheckPlan,
  instance: { id: string; typeId: string },
  maxReferences: number,
): Promise<{ drafts: DraftFinding[]; complete: boolean }> {
  const rows = await readHolders(db, instance.id, maxReferences + 1);
  const drafts: DraftFinding[] = [];
  for (const checked of plan.attributes) {
    const { attribute, mirror } = checked;
    const holders = rows.slice(0, maxReferences).filter((row) => isThrough(checked, row));
    const unreturned =
      mirror && targetType(attribute) === instance.typeId
        ? await withoutReturn(db, instance.id, mirror.name, holders)
        : [];
    const wrong = targetType(attribute) === instance.typeId ? [] : holders;
    const at = {
      attribute: attribute.name,
      detail: instance.id,
      others: [instanceRef(instance.id)],
    };
    const ownerOf = ({ owner_kind: kind, owner_id: id }: HolderRow) => ({ kind, id });
    drafts.push(
      ...wrong.map((row) => draftAbout("other_type", ownerOf(row), at)),
      ...unreturned.map((row) =>
        draftAbout("one_sided_pair", ownerOf(row), { ...at, value: mirror?.name ?? "" }),
      ),
    );
  }
  return { drafts, complete: rows.length <= maxReferences };
}

function isThrough({ attribute }: CheckedAttribute, row: HolderRow): boolean {
  return (
    row.attribute === attribute.name &&
    row.owner_kind === attribute.owner_kind &&
    row.owner_type === (attribute.object_type_id ?? "")
  );
}

/** Who refers to an instance, merged contacts left out. */
function readHolders(db: Queries, instanceId: string, limit: number): Promise<HolderRow[]> {
  return db
    .selectFrom("instance_references as held")
    .select(["owner_kind", "owner_type", "owner_id", "attribute"])
    .where("workspace_id", "=", workspace)
    .where("instance_id", "=", instanceId)
    .where(
      sql<boolean>`not exists (select 1 from contacts where contacts.workspace_id = ${workspace}
        and held.owner_kind = 'contact' and contacts.id = held.owner_id and contacts.merged_into is not null)`,
    )
    .limit(limit)
    .execute();
}

/** The holders that the instance does not refer to itself. */
async function withoutReturn(
  db: Queries,
  instanceId: string,
  attribute: string,
  holders: HolderRow[],
): Promise<HolderRow[]> {
  if (holders.length === 0) return [];
  const ids = holders.map(({ owner_id }) => owner_id);
  const rows = await db
    .selectFrom("instance_references")
    .select("instance_id")
    .where("workspace_id", "=", workspace)
    .where("owner_kind", "=", "instance")
    .where("owner_id", "=", instanceId)
    .where("attribute", "=", attribute)
    .where("instance_id", "in", textRows(dialectOf(db), ids))
    .execute();
  const returned = new Set(rows.map(({ instance_id }) => instance_id));
  return holders.filter(({ owner_id }) => !returned.has(owner_id));
}
