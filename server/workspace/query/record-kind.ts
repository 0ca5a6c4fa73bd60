import type { OwnerKind } from "../../../contract/attributes.ts";

/** Contacts, conversations, or the instances of one object type. */
export interface RecordKind {
  kind: OwnerKind;
  /** The object type; empty for contacts and conversations, as in `instance_references.owner_type`. */
  type: string;
}

/** The table that holds the records of a kind. */
export const tableOf = {
  contact: "contacts",
  conversation: "conversations",
  instance: "instances",
} as const;
