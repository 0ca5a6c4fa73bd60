import type { RefreshedRecord } from "../../contract/sync.ts";
import type { CallOptions, Connector } from "../connectors/connector.ts";
import type { VendorFailure } from "../connectors/vendor-failure.ts";
import type { Database } from "../database/database.ts";
import type { CopiedList } from "./copied-record.ts";
import { forgetRecord } from "./forget-record.ts";
import { keepRead, learnFrom } from "./keep-read.ts";
import type { KeepOptions } from "./keep-records.ts";
import type { ChangeSource } from "./note-changes.ts";
import { noteMerge } from "./note-merge.ts";
import { readRecord, type SoughtRecord } from "./read-record.ts";
import type { ReadRecord } from "./record-members.ts";
import { isHeld, isKnownGone } from "./record-presence.ts";

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
  /** Why the vendor did not show the record, for `unavailable` and `merged`. */
  failure: VendorFailure | null;
  /** As the vendor has it; undefined where it has none, or did not tell. */
  record: ReadRecord | undefined;
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
  const found = { id: null, asOfMs, mergedInto: null, failure: null, record: undefined };
  if (!answer.ok) {
    const { failure } = answer;
    if (failure.kind !== "merged" || !("id" in sought.key))
      return { ...found, outcome: "unavailable", failure };
    return { ...found, failure, ...(await keepMerge(database, sought.key.id, failure, keep)) };
  }
  const { value: record } = answer;
  if (record) {
    const isChanged = await learnAndKeep(database, sought.list, record, keep);
    const outcome = isChanged ? "changed" : "unchanged";
    return { ...found, id: record.record.id, outcome, record };
  }
  if ("id" in sought.key)
    return { ...found, outcome: await forget(database, sought.list, sought.key.id, keep) };
  return { ...found, outcome: "missing" };
}

/** Whether the copy was another one. */
async function learnAndKeep(
  database: Database,
  list: CopiedList,
  read: ReadRecord,
  options: KeepOptions,
): Promise<boolean> {
  await learnFrom(database, list, read);
  const { created, changed } = await database.transaction((transaction) =>
    keepRead(database, transaction, list, read, options),
  );
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
