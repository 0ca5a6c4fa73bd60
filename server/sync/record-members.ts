import type { Attribute } from "../../contract/attributes.ts";
import type { Contact } from "../../contract/contacts.ts";
import type { Conversation } from "../../contract/conversations.ts";
import type { Deviation, Instance } from "../../contract/instances.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../contract/json.ts";
import { readReferenceList } from "../connectors/reference-list.ts";
import { isSameMeaning } from "./same-meaning.ts";

/** A record as the vendor, or the copy, gave it. */
export type ReadRecord =
  | { kind: "instance"; record: Instance }
  | { kind: "contact"; record: Contact }
  | { kind: "conversation"; record: Conversation };

/** What a write is to leave behind: values by member, such as `custom_attributes.total`, references as ids. */
export type WantedMembers = ReadonlyMap<string, WantedMember>;

export interface WantedMember {
  value: JsonValue;
  attribute?: Attribute;
}

const attributePrefix = "custom_attributes.";

/** A member as it is written: a reference as the ids of the instances, null where there is nothing. */
export function memberOf({ record }: ReadRecord, field: string): JsonValue {
  if (field.startsWith(attributePrefix)) {
    const name = field.slice(attributePrefix.length);
    const attributes: JsonObject = record.custom_attributes;
    const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    return readReferenceList(value)?.ids ?? value ?? null;
  }
  const value = (record as unknown as JsonObject)[field] ?? null;
  if (field === "avatar") return (isJsonObject(value) ? value["image_url"] : null) ?? null;
  return field === "owner_id" && typeof value === "number" ? String(value) : value;
}

/** The members that a write touches, as a record has them. */
export function membersOf(read: ReadRecord, wanted: WantedMembers): JsonObject {
  return Object.fromEntries([...wanted.keys()].map((field) => [field, memberOf(read, field)]));
}

/** Where a record holds something else than was written. */
export function deviationsOf(read: ReadRecord, wanted: WantedMembers): Deviation[] {
  return [...wanted].flatMap(([field, { value, attribute }]) => {
    const kept = memberOf(read, field);
    return isSameMeaning(value, kept, attribute) ? [] : [{ field, sent: value, kept }];
  });
}

/** What became of a write: it arrived, it did not, or the record is another one than the write was decided on. */
export type Verdict = "landed" | "untouched" | "changed";

/** What a write was decided on. */
export interface Decision {
  /** The members that it touches as they were; null where there was no record. */
  base: JsonObject | null;
  /** Whether it may have been sent already. */
  wasSent: boolean;
}

/**
 * Judge by what a record holds now. A vendor may keep other values than it was sent, so of a write that was sent one
 * value that arrived speaks for all.
 */
export function judge(
  { base, wasSent }: Decision,
  wanted: WantedMembers,
  read: ReadRecord | undefined,
): Verdict {
  if (!read) return base === null ? "untouched" : "changed";
  const members = [...wanted].map(([field, { value, attribute }]) => {
    const now = memberOf(read, field);
    return {
      isWanted: isSameMeaning(value, now, attribute),
      isAsBefore: isSameMeaning(base?.[field] ?? null, now, attribute),
    };
  });
  if (members.every(({ isWanted }) => isWanted)) return "landed";
  if (base !== null && members.every(({ isAsBefore }) => isAsBefore)) return "untouched";
  const arrived = members.some(({ isWanted, isAsBefore }) => isWanted && !isAsBefore);
  return wasSent && arrived ? "landed" : "changed";
}
