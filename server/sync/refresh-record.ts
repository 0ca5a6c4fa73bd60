import type { RefreshedRecord } from "../../contract/sync.ts";
import type { Contact } from "../../contract/contacts.ts";
import type { Conversation } from "../../contract/conversations.ts";
import type { Instance } from "../../contract/instances.ts";
import type { CallOptions, Connector, RecordKey } from "../connectors/connector.ts";
import type { Answer, VendorFailure } from "../connectors/vendor-failure.ts";
import type { Database } from "../database/database.ts";
import type { CopiedList } from "./copied-record.ts";
import { forgetRecord } from "./forget-record.ts";
import {
  keepContacts,
  keepConversations,
  keepInstances,
  type KeepOptions,
} from "./keep-records.ts";
import { learnAttributes } from "./learn-attributes.ts";
import type { ChangeSource } from "./note-changes.ts";
import { noteMerge } from "./note-merge.ts";
import { isHeld, isKnownGone } from "./record-presence.ts";
import { isQuietList } from "./sync-lists.ts";

/** A record of a list, by the vendor's id or by the one that other programs know it by. */
export interface SoughtRecord {
  list: CopiedList;
  key: RecordKey;
}

export interface RefreshOptions extends ChangeSource {
  call: CallOptions;
  /** The sweep that asks. */
  sweep?: number | undefined;
}

/** What reading a record again found. */
export interface Refreshed {
  outcome: RefreshedRecord["outcome"];
  /** The vendor's id, where the vendor has the record. */
  id: string | null;
  /** When the vendor was asked. */
  asOfMs: number;
  mergedInto: string | null;
  /** Why the vendor did not tell, for `unavailable`. */
  failure: VendorFailure | null;
}

/** Read one record of the vendor and bring its copy up to date: keep it, or move it to those that are gone. */
export async function refreshRecord(
  database: Database,
  connector: Connector,
  sought: SoughtRecord,
  { call, ...options }: RefreshOptions,
): Promise<Refreshed> {
  const asOfMs = Date.now();
  const keep: KeepOptions = { ...options, asOfMs };
  const answer = await readRecord(connector, sought, { ...call, isFresh: true });
  const found = { id: null, asOfMs, mergedInto: null, failure: null };
  if (!answer.ok && answer.failure.kind === "merged" && "id" in sought.key)
    return { ...found, ...(await keepMerge(database, sought.key.id, answer.failure, keep)) };
  if (!answer.ok) return { ...found, outcome: "unavailable", failure: answer.failure };
  if (answer.value) {
    const isChanged = await keepRead(database, sought.list, answer.value, keep);
    return { ...found, id: answer.value.record.id, outcome: isChanged ? "changed" : "unchanged" };
  }
  if ("id" in sought.key)
    return { ...found, outcome: await forget(database, sought.list, sought.key.id, keep) };
  return { ...found, outcome: "missing" };
}

type ReadRecord =
  | { kind: "instance"; record: Instance }
  | { kind: "contact"; record: Contact }
  | { kind: "conversation"; record: Conversation };

async function readRecord(
  connector: Connector,
  { list: { kind, typeId }, key }: SoughtRecord,
  options: CallOptions,
): Promise<Answer<ReadRecord | undefined>> {
  switch (kind) {
    case "instance":
      return named(kind, await connector.readInstance(typeId, key, options));
    case "contact":
      return named(kind, await connector.readContact(key, options));
    case "conversation":
      if (!("id" in key)) return { ok: true, value: undefined };
      return named(kind, await connector.readConversation(key.id, options));
  }
}

function named<Kind extends string, Row>(
  kind: Kind,
  answer: Answer<Row | undefined>,
): Answer<{ kind: Kind; record: Row } | undefined> {
  if (!answer.ok) return answer;
  return { ok: true, value: answer.value && { kind, record: answer.value } };
}

/** Whether the copy was another one. */
async function keepRead(
  database: Database,
  list: CopiedList,
  read: ReadRecord,
  options: KeepOptions,
): Promise<boolean> {
  const isQuiet = await isQuietList(database.db, list);
  await learnAttributes(database, list, [read.record], { isQuiet });
  const { created, changed } = await database.transaction((transaction) => {
    switch (read.kind) {
      case "instance":
        return keepInstances(database, transaction, list.typeId, [read.record], options);
      case "contact":
        return keepContacts(database, transaction, [read.record], options);
      case "conversation":
        return keepConversations(database, transaction, [read.record], options);
    }
  });
  return created.length + changed.length > 0;
}

async function keepMerge(
  database: Database,
  id: string,
  { mergedInto }: VendorFailure,
  options: KeepOptions,
): Promise<Pick<Refreshed, "outcome" | "mergedInto">> {
  if (mergedInto !== undefined) {
    await database.transaction((db) => noteMerge(db, { ...options, id, mergedInto }));
    return { outcome: "merged", mergedInto };
  }
  await forget(database, { kind: "contact", typeId: "" }, id, options);
  return { outcome: "merged", mergedInto: null };
}

async function forget(
  database: Database,
  list: CopiedList,
  id: string,
  options: KeepOptions,
): Promise<"gone" | "missing" | "unchanged"> {
  const isGone = await database.transaction((db) =>
    forgetRecord(database, db, list, { ...options, id }),
  );
  if (isGone || (await isKnownGone(database.db, list, id))) return "gone";
  return (await isHeld(database.db, list, id)) ? "unchanged" : "missing";
}
