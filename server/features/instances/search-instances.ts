import type { Attribute } from "../../../contract/attributes.ts";
import type { Database } from "../../database/database.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import { instanceColumns, type EmbeddedRow } from "../../workspace/instance-json.ts";
import { holdsText } from "../../workspace/holds-text.ts";

/**
 * Instances of a type that a text may mean: the ones with just this id or external id, then those whose external id starts
 * with it in the order of their external ids, then those that `holdsText` finds, newest first. Without a text, the newest.
 */
export async function searchInstances(
  { db, dialect }: Database,
  { id: typeId, attributes }: { id: string; attributes: readonly Attribute[] },
  text: string,
  limit: number,
): Promise<EmbeddedRow[]> {
  const sought = text.trim();
  const ofType = db
    .selectFrom("instances")
    .select(instanceColumns)
    .where("workspace_id", "=", workspace)
    .where("object_type_id", "=", typeId)
    .limit(limit);
  const newest = ofType.orderBy("created_at", "desc").orderBy("seq", "desc");
  if (sought === "") return newest.execute();

  const records = { kind: "instance", type: typeId, attributes } as const;
  const queries = [
    ofType.where("id", "=", sought),
    ofType.where("external_id", "=", sought),
    ofType
      .where("external_id", ">=", sought)
      .where("external_id", "<", `${sought}\u{10FFFF}`)
      .orderBy("external_id"),
    newest.where(holdsText(dialect, records, sought, "instances")),
  ];
  const found = new Map<string, EmbeddedRow>();
  for (const query of queries) {
    if (found.size >= limit) break;
    for (const row of await query.execute()) if (found.size < limit) found.set(row.id, row);
  }
  return [...found.values()];
}
