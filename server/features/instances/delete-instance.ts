import type { Queries } from "../../database/database.ts";
import { markFindings } from "../../workspace/mark-findings.ts";
import { deleteReferencesAround } from "../../workspace/references.ts";
import { addToCount, slotOf } from "./instance-counts.ts";
import { instanceNotFound } from "./rules.ts";
import { deleteByExternalId, deleteById } from "./store.ts";

/**
 * Delete an instance inside a transaction, with the references it holds and those that others hold to it.
 * Returns its id; throws 404 where there is none.
 */
export async function deleteInstance(
  db: Queries,
  typeId: string,
  by: { id: string } | { externalId: string },
): Promise<string> {
  // The row goes first: whoever is about to refer to it holds it until they are done.
  const [row] = await ("id" in by
    ? deleteById(db, { typeId, id: by.id })
    : deleteByExternalId(db, { typeId, externalId: by.externalId }));
  if (!row) throw instanceNotFound();
  await deleteReferencesAround(db, row.id);
  if (row.external_id !== null) await markFindings(db, "external_id", [row.external_id]);
  await addToCount(db, { typeId, slot: slotOf(row.seq), added: -1 });
  return row.id;
}
