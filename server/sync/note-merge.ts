import type { Transaction } from "kysely";
import { theWorkspaceId as workspace, type Tables } from "../database/tables.ts";
import { markFindings } from "../workspace/mark-findings.ts";
import { claimRecords } from "./claim-records.ts";
import { deleteReferencesOf } from "./delete-references.ts";
import { noteChanges, type ChangeSource } from "./note-changes.ts";
import { countOneLess } from "./sync-lists.ts";

interface Merge extends ChangeSource {
  id: string;
  mergedInto: string;
  /** When the call was sent that told of it. */
  asOfMs: number;
  /** The sweep that asked. */
  sweep?: number | undefined;
}

const list = { kind: "contact", typeId: "" } as const;

/**
 * The vendor merged a contact into another one, which took over what it referred to. Its copy stays, to lead there. False,
 * and nothing is changed, where that is known, or the copy has no such contact or knows it as of a later moment.
 */
export async function noteMerge(
  db: Transaction<Tables>,
  { id, mergedInto, asOfMs, sweep = 0, ...source }: Merge,
): Promise<boolean> {
  const claimed = await claimRecords(db, list, [id], { asOfMs, sweep });
  if (!claimed.has(id)) return false;
  // The external id is free for the contact that lives on.
  const { numUpdatedRows } = await db
    .updateTable("contacts")
    .set({ merged_into: mergedInto, external_id: null })
    .where("workspace_id", "=", workspace)
    .where("id", "=", id)
    .where((contact) =>
      contact.or([contact("merged_into", "is", null), contact("merged_into", "!=", mergedInto)]),
    )
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await deleteReferencesOf(db, { kind: "contact", id });
  await markFindings(db, "contact", [id]);
  const changes = { before: { merged_into: null }, after: { merged_into: mergedInto } };
  await noteChanges(db, list, [{ id, ...changes }], source);
  if (source.source !== "sweep") await countOneLess(db, list);
  return true;
}
