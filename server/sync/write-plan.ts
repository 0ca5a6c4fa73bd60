import type { QueuedWrite } from "../../contract/outbox.ts";
import type { JsonObject } from "../../contract/json.ts";
import type { RecordKey } from "../connectors/connector.ts";
import type { Answer } from "../connectors/vendor-failure.ts";
import type { CopiedList } from "./copied-record.ts";
import type { SoughtRecord } from "./read-record.ts";
import type { ReadRecord, WantedMembers } from "./record-members.ts";

/** Reads a record as it is now; undefined where there is none. */
export type Read = (sought: SoughtRecord) => Promise<ReadRecord | undefined>;

export interface PlanOptions {
  read: Read;
  /** Leave aside what the writer expects of the record; what can't be written is refused all the same. */
  ignoreExpectations: boolean;
}

/** A write that was checked against the record as it is. */
export interface WritePlan {
  write: QueuedWrite;
  list: CopiedList;
  /** How to find the record again; null for a new one that nobody can tell from others. */
  key: RecordKey | null;
  /** The members that it touches as they are; null where there is no record. */
  base: JsonObject | null;
  /** What it is to leave behind; null where that is no record. */
  wanted: WantedMembers | null;
  /** As it was read; undefined where there is none. */
  record: ReadRecord | undefined;
  /** Send it once. */
  send: () => Promise<Answer<Sent>>;
}

/** What the vendor answered. */
export interface Sent {
  /** Of the record. */
  id: string;
  /** As the answer shows it; undefined where it shows none. */
  record?: ReadRecord;
}

/** Tell the record in an answer by its kind. */
export function sent<Row extends { id: string }>(
  answer: Answer<Row>,
  toRead: (record: Row) => ReadRecord,
): Answer<Sent> {
  if (!answer.ok) return answer;
  return { ok: true, value: { id: answer.value.id, record: toRead(answer.value) } };
}

/** A person waits, and a lost answer is looked into before anything is sent again. */
export const writeCall = { priority: "interactive", once: true } as const;
