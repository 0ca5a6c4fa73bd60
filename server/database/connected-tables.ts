import type { Generated } from "kysely";
import type { JsonText, UnixSeconds } from "./column-types.ts";

/** One list of the vendor that is copied: contacts, conversations, or the instances of a type. */
interface SyncListsTable {
  workspace_id: string;
  kind: "contact" | "conversation" | "instance";
  /** Empty for contacts and conversations. */
  object_type_id: string;
  /** Of the sweep under way or, where none is, the last one. Counts up. */
  sweep: number;
  /** `verifying` asks for each record that was not seen whether it is gone. */
  state: "idle" | "reading" | "verifying";
  /** Where the sweep under way goes on; the connector's own. */
  cursor: string | null;
  started_at: UnixSeconds | null;
  /** Records that the sweep under way has read. */
  seen: number;
  /** How many the vendor counted, at the last page that told. */
  total: number | null;
  /** Records that the last sweep could not read and kept out. */
  unread: number;
  /** The server that sweeps it, and when it last said so. */
  holder: string | null;
  alive_at: UnixSeconds | null;
  /** Of the last sweep that ended: when it began and when it was done. Null before the first. */
  complete_from: UnixSeconds | null;
  complete_at: UnixSeconds | null;
  /** Why the last sweep stopped before its end, as the API answers it. */
  problem: JsonText | null;
}

/** When each record of the copy was last read from the vendor, or written there. */
interface SyncRecordsTable {
  workspace_id: string;
  kind: "contact" | "conversation" | "instance";
  id: string;
  object_type_id: string;
  /** The last sweep that saw it. */
  sweep: number;
  /** When the call that gave it was sent, in milliseconds; what was sent earlier must not replace it. */
  as_of_ms: number;
}

/** Records that the vendor no longer has, as they were. */
interface GoneRecordsTable {
  /** Counts up; the latest has the highest. */
  number: Generated<number>;
  workspace_id: string;
  kind: "contact" | "conversation" | "instance";
  id: string;
  object_type_id: string;
  title: string;
  gone_at: UnixSeconds;
  /** `sweep` or `refresh` noticed it; `write` deleted it from here. */
  source: "sweep" | "refresh" | "write";
  /** The record in the vendor's form, and who referred to it. */
  image: JsonText;
}

/** What changed in a record of the copy, and how that came to be known. */
interface RecordChangesTable {
  workspace_id: string;
  number: Generated<number>;
  kind: "contact" | "conversation" | "instance";
  object_type_id: string;
  record_id: string;
  /** When it was seen or written. */
  at: UnixSeconds;
  source: "sweep" | "refresh" | "write";
  /** Who wrote it from here; null where it was only seen. */
  author: string | null;
  /** The members that changed, as they were; null where the record is new. */
  before: JsonText | null;
  /** The same members as they are; null where the record is gone. */
  after: JsonText | null;
}

/** What the vendor's records no longer have in common with the types and attributes that are known. */
interface SchemaAlarmsTable {
  workspace_id: string;
  number: Generated<number>;
  at: UnixSeconds;
  what: "new_type" | "new_attribute" | "vanished_attribute" | "retyped_attribute";
  kind: "contact" | "conversation" | "instance";
  object_type_id: string;
  attribute: string;
  /** `{before, after}` in words, such as data types. */
  detail: JsonText;
  dismissed_at: UnixSeconds | null;
}

/** Writes that are on their way to the vendor, or wait for it or for a person. */
interface OutboxTable {
  workspace_id: string;
  number: Generated<number>;
  created_at: UnixSeconds;
  author: string;
  /** What is to be written, and what it was decided on. */
  write: JsonText;
  /**
   * `waiting` for the vendor to be back; `sending`; `conflict` where the record is no longer what the write was decided on;
   * `unclear` where nobody can tell whether it arrived; `refused` by the vendor.
   */
  state: "waiting" | "sending" | "conflict" | "unclear" | "refused";
  attempts: number;
  /** The server that sends it, and when it last said so. */
  holder: string | null;
  alive_at: UnixSeconds | null;
  problem: JsonText | null;
}

/** Whose turn it is to write a record at the vendor; on SQLite, which has one server, nobody needs to say. */
interface RecordLeasesTable {
  workspace_id: string;
  /** Of the record, as all servers call it. */
  name: string;
  /** The server that writes it, and when it last said so, by the clock of the database. */
  holder: string;
  alive_at: UnixSeconds;
}

/** What a workspace keeps beside its records where they are a copy of a vendor's account. */
export interface ConnectedTables {
  sync_lists: SyncListsTable;
  sync_records: SyncRecordsTable;
  gone_records: GoneRecordsTable;
  record_changes: RecordChangesTable;
  schema_alarms: SchemaAlarmsTable;
  outbox: OutboxTable;
  record_leases: RecordLeasesTable;
}
