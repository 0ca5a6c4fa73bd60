import type { Deviation } from "../../contract/instances.ts";
import type { CopyConnection } from "./copy-connection.ts";
import { forgetRecord } from "./forget-record.ts";
import { keepRead, learnFrom } from "./keep-read.ts";
import { deleteRow } from "./outbox-rows.ts";
import { readRecord } from "./read-record.ts";
import { deviationsOf, type ReadRecord } from "./record-members.ts";
import { refreshRecord } from "./refresh-record.ts";
import type { Sent, WritePlan } from "./write-plan.ts";

/** What became of a write that arrived. */
export type Settled =
  | { outcome: "done"; id: string; deviations: Deviation[]; isReadBack: boolean }
  /** The record was gone, and the vendor made another one of the write. */
  | { outcome: "made_anew"; message: string };

/** A person waits, and what was read before the write must not answer. */
export const freshRead = { priority: "interactive", isFresh: true } as const;

/**
 * The write arrived: read it back, and let the copy, the history and the outbox know in one step. Where it was made anew
 * the outbox keeps it, for somebody to be told.
 */
export async function settle(
  connection: CopyConnection,
  plan: WritePlan,
  { id, record: told }: Sent,
  { number, author }: { number: number; author: string },
): Promise<Settled> {
  const { database, connector } = connection;
  const { list, wanted, record: former } = plan;
  const options = { source: "write", author, asOfMs: Date.now() } as const;
  if (!wanted) {
    await database.transaction(async (db) => {
      await forgetRecord(database, db, list, { ...options, id });
      await deleteRow(db, number);
    });
    return { outcome: "done", id, deviations: [], isReadBack: true };
  }
  const isAnother = former !== undefined && former.record.id !== id;
  if (isAnother) await noteFormer(connection, plan, former);
  const back = await readRecord(connector, { list, key: { id } }, freshRead);
  const read = back.ok ? back.value : told;
  if (read) await learnFrom(database, list, read);
  // Who asks for an instance by its external id alone is content with either.
  const isMadeAnew = isAnother && plan.write.operation !== "upsert_instance";
  await database.transaction(async (db) => {
    if (read) await keepRead(database, db, list, read, options);
    if (!isMadeAnew) await deleteRow(db, number);
  });
  if (isMadeAnew)
    return { outcome: "made_anew", message: madeAnew(connector.vendor, former.record.id, id) };
  const deviations = read ? deviationsOf(read, wanted) : [];
  return { outcome: "done", id, deviations, isReadBack: read !== undefined };
}

/** The vendor took the write for a new record: see what became of the one it was about. */
async function noteFormer(
  { database, connector }: CopyConnection,
  { list }: WritePlan,
  { record: { id } }: ReadRecord,
): Promise<void> {
  const sought = { list, key: { id } };
  await refreshRecord(database, connector, sought, { call: freshRead, source: "refresh" });
}

function madeAnew(vendor: string, formerId: string, id: string): string {
  return `The instance ${formerId} was deleted in ${vendor} while this was being saved, and ${vendor} made another one of it, ${id}: with what was saved, but without the other values and the links. What ${formerId} held is kept here. To undo this, delete ${id}; after that ${formerId} can be made anew as it was`;
}
