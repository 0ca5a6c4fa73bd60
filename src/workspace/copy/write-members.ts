import type { Attribute } from "../../../contract/attributes.ts";
import type { JsonObject } from "../../../contract/json.ts";
import type { WorkspaceSchema } from "../../../contract/objects.ts";
import type { OutboxEntry, QueuedWrite } from "../../../contract/outbox.ts";
import { attributesOf } from "../attributes-of.ts";
import { writtenRecord } from "./written-record.ts";
import { changedMembers, type ChangedMember } from "./changed-members.ts";

/** What the record of a kept write can hold. */
export function writtenAttributes(schema: WorkspaceSchema, entry: OutboxEntry): Attribute[] {
  const { kind, objectTypeId } = writtenRecord(entry);
  return attributesOf(schema, kind, objectTypeId);
}

/** What a kept write changes, from what its author saw to what is to be; empty for a deletion. */
export function writtenMembers(schema: WorkspaceSchema, entry: OutboxEntry): ChangedMember[] {
  return changedMembers(
    writtenAttributes(schema, entry),
    entry.before && withoutNulls(entry.before),
    valuesOf(entry.write),
  );
}

/** To a vendor a value that is null and one that is not there are the same. */
function withoutNulls(values: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

/** A body came as JSON, whatever its schema calls it. */
function valuesOf(write: QueuedWrite): JsonObject {
  if (write.operation === "delete_instance") return {};
  if (write.operation === "replace_references") return { [write.attribute_name]: write.body.ids };
  const { expected: _seen, expected_fields: _fields, ...set } = write.body as JsonObject;
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));
}
