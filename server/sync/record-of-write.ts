import type { QueuedWrite } from "../../contract/outbox.ts";
import type { OwnerKind } from "../../contract/attributes.ts";
import type { Database } from "../database/database.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";

/** The record that a write is about, as far as it can be named before it is written. */
export interface RecordOfWrite {
  kind: OwnerKind;
  typeId: string | null;
  id: string | null;
  externalId: string | null;
}

export function recordOf(write: QueuedWrite): RecordOfWrite {
  const none = { typeId: null, id: null, externalId: null };
  switch (write.operation) {
    case "create_instance":
    case "upsert_instance": {
      const externalId = write.body.external_id ?? null;
      return { kind: "instance", typeId: write.object_type_id, id: null, externalId };
    }
    case "update_instance":
    case "delete_instance":
      return { ...none, kind: "instance", typeId: write.object_type_id, id: write.id };
    case "replace_references":
      return { ...none, kind: write.owner_kind, id: write.owner_id };
    case "update_contact":
      return { ...none, kind: "contact", id: write.id };
    case "update_conversation":
      return { ...none, kind: "conversation", id: write.id };
  }
}

/**
 * A name for the record that two writes of it share, whichever of its ids they know; undefined for a new one that no
 * other write can be about.
 */
export async function lockNameOf(
  { db }: Database,
  write: QueuedWrite,
): Promise<string | undefined> {
  const { kind, typeId, id, externalId } = recordOf(write);
  if (kind !== "instance") return JSON.stringify([kind, id]);
  if (id === null && externalId === null) return undefined;
  if (id !== null) return JSON.stringify([kind, id]);
  const row = await db
    .selectFrom("instances")
    .select("id")
    .where("workspace_id", "=", workspace)
    .where("object_type_id", "=", typeId ?? "")
    .where("external_id", "=", externalId)
    .executeTakeFirst();
  return JSON.stringify(row ? [kind, row.id] : [kind, typeId, externalId]);
}
