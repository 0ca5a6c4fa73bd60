import type { OwnerKind } from "../../../contract/attributes.ts";
import type { JsonObject } from "../../../contract/json.ts";
import type { WorkspaceSchema } from "../../../contract/objects.ts";
import type { QueuedWrite } from "../../../contract/outbox.ts";
import { attributesOf, changedMembers, type ChangedMember } from "./changed-members.ts";

/** The record that a kept write is about; `id` is undefined for one that is still to be made. */
export interface WrittenRecord {
  kind: OwnerKind;
  objectTypeId: string | null;
  id: string | undefined;
}

export function writtenRecord(write: QueuedWrite): WrittenRecord {
  switch (write.operation) {
    case "create_instance":
    case "upsert_instance":
      return { kind: "instance", objectTypeId: write.object_type_id, id: undefined };
    case "update_instance":
    case "delete_instance":
      return { kind: "instance", objectTypeId: write.object_type_id, id: write.id };
    case "replace_references":
      return { kind: write.owner_kind, objectTypeId: null, id: write.owner_id };
    case "update_contact":
      return { kind: "contact", objectTypeId: null, id: write.id };
    case "update_conversation":
      return { kind: "conversation", objectTypeId: null, id: write.id };
  }
}

/** Whether it is told what the author of a kept write saw before. */
export function hasBefore({ operation }: QueuedWrite): boolean {
  return operation === "update_instance" || operation === "replace_references";
}

/** What a kept write changes, from what its author saw to what is to be; empty for a deletion. */
export function writtenMembers(schema: WorkspaceSchema, write: QueuedWrite): ChangedMember[] {
  switch (write.operation) {
    case "delete_instance":
      return [];
    case "create_instance":
    case "upsert_instance": {
      const attributes = attributesOf(schema, "instance", write.object_type_id);
      return changedMembers(attributes, null, plain(write.body));
    }
    case "update_instance": {
      const { expected, expected_fields, ...written } = write.body;
      const attributes = attributesOf(schema, "instance", write.object_type_id);
      const before = { ...plain(expected_fields ?? {}), ...expected };
      return changedMembers(attributes, before, plain(written));
    }
    case "update_contact":
      return changedMembers(schema.contact_attributes, null, plain(write.body));
    case "update_conversation":
      return changedMembers(schema.conversation_attributes, null, plain(write.body));
    case "replace_references": {
      const attribute = attributeNamed(schema, write.owner_kind, write.attribute_name);
      return [
        {
          name: write.attribute_name,
          label: attribute?.label ?? write.attribute_name,
          attribute,
          before: write.body.expected_ids,
          after: write.body.ids,
        },
      ];
    }
  }
}

/** The type of an instance is not told with its references; the name alone has to do. */
function attributeNamed(schema: WorkspaceSchema, kind: OwnerKind, name: string) {
  const attributes =
    kind === "instance"
      ? schema.object_types.flatMap((type) => type.attributes)
      : attributesOf(schema, kind, null);
  return attributes.find((attribute) => attribute.name === name && attribute.reference);
}

/** A body came as JSON, whatever its schema calls it. */
function plain(body: object): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
