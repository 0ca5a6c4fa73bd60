import type { QueuedWrite } from "../../contract/outbox.ts";
import type { OwnerKind } from "../../contract/attributes.ts";
import type { Queries } from "../database/database.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";
import type { CopyConnection } from "./copy-connection.ts";
import { reread } from "./reread.ts";

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
 * A name for the record that all writes of it share, whichever of its ids they know; undefined for a new one that no
 * other write can be about. An instance goes by its external id where it has one, before it exists and after.
 */
export async function turnNameOf(
  connection: CopyConnection,
  write: QueuedWrite,
): Promise<string | undefined> {
  const { kind, typeId, id, externalId } = recordOf(write);
  if (kind !== "instance") return JSON.stringify([kind, id]);
  if (externalId !== null) return JSON.stringify([kind, typeId, externalId]);
  if (id === null) return undefined;
  const { db } = connection.database;
  let instance = await findCopied(db, id);
  if (!instance && typeId !== null) {
    await reread(connection, { list: { kind, typeId }, key: { id } });
    instance = await findCopied(db, id);
  }
  const known = instance?.external_id ?? null;
  return JSON.stringify(known === null ? [kind, id] : [kind, instance?.object_type_id, known]);
}

function findCopied(db: Queries, id: string) {
  return db
    .selectFrom("instances")
    .select(["object_type_id", "external_id"])
    .where("workspace_id", "=", workspace)
    .where("id", "=", id)
    .executeTakeFirst();
}
