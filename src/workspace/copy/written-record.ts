import type { OwnerKind } from "../../../contract/attributes.ts";
import type { OutboxEntry } from "../../../contract/outbox.ts";

/** The record that a kept write is about. */
export interface WrittenRecord {
  kind: OwnerKind;
  /** Of instances; null where it is not known here. */
  objectTypeId: string | null;
  /** Undefined for one that is still to be made. */
  id: string | undefined;
}

export function writtenRecord({
  write,
  object_type_id: objectTypeId,
}: Pick<OutboxEntry, "write" | "object_type_id">): WrittenRecord {
  switch (write.operation) {
    case "create_instance":
    case "upsert_instance":
      return { kind: "instance", objectTypeId, id: undefined };
    case "update_instance":
    case "delete_instance":
      return { kind: "instance", objectTypeId, id: write.id };
    case "replace_references":
      return { kind: write.owner_kind, objectTypeId, id: write.owner_id };
    case "update_contact":
      return { kind: "contact", objectTypeId: null, id: write.id };
    case "update_conversation":
      return { kind: "conversation", objectTypeId: null, id: write.id };
  }
}
