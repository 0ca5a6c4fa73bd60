import { contactSchema } from "../../contract/contacts.ts";
import { conversationSchema } from "../../contract/conversations.ts";
import { defaultIntercomVersion } from "../../contract/intercom-version.ts";
import { instanceSchema } from "../../contract/instances.ts";
import { parseJson } from "../../contract/json.ts";
import type { Database } from "../database/database.ts";
import { presentContacts } from "../features/contacts/present-contacts.ts";
import { findContact } from "../features/contacts/store.ts";
import { presentConversation } from "../features/conversations/present-conversations.ts";
import { findConversation } from "../features/conversations/store.ts";
import { instancesJson } from "../features/instances/instance-page.ts";
import { findByExternalId, findById } from "../features/instances/store.ts";
import { attributesOf, loadSchema } from "../workspace/schema.ts";
import type { CopyConnection } from "./copy-connection.ts";
import type { SoughtRecord } from "./read-record.ts";
import type { ReadRecord } from "./record-members.ts";
import { refreshRecord } from "./refresh-record.ts";
import { CallFailedError } from "./call-failed-error.ts";

/**
 * Ask the vendor for a record and let the copy be as it is there; undefined where the vendor has none. Throws a
 * `CallFailedError` where it can't tell, which includes the 410 of a contact that was merged.
 */
export async function reread(
  { database, connector }: CopyConnection,
  sought: SoughtRecord,
): Promise<ReadRecord | undefined> {
  const call = { priority: "interactive" } as const;
  const found = await refreshRecord(database, connector, sought, { call, source: "refresh" });
  if (found.failure) throw new CallFailedError(found.failure);
  return found.record;
}

/** The record as the copy has it, where the vendor can't be asked. */
export async function readCopy(
  database: Database,
  { list, key }: SoughtRecord,
): Promise<ReadRecord | undefined> {
  switch (list.kind) {
    case "instance":
      return copiedInstance(database, list.typeId, key);
    case "contact": {
      if (!("id" in key)) return undefined;
      const row = await findContact(database.db, key);
      if (!row || row.merged_into !== null) return undefined;
      const format = { version: defaultIntercomVersion, withMergeHistory: false };
      const [json = ""] = await presentContacts(database, database.db, [row], format);
      return { kind: "contact", record: contactSchema.parse(parseJson(json)) };
    }
    case "conversation": {
      if (!("id" in key)) return undefined;
      const row = await findConversation(database.db, key.id);
      if (!row) return undefined;
      const format = { version: defaultIntercomVersion, asPlainText: false };
      const json = await presentConversation(database, row, format);
      return { kind: "conversation", record: conversationSchema.parse(parseJson(json)) };
    }
  }
}

async function copiedInstance(
  database: Database,
  typeId: string,
  key: SoughtRecord["key"],
): Promise<ReadRecord | undefined> {
  const { db } = database;
  const [row] =
    "id" in key
      ? await findById(db, { typeId, id: key.id })
      : await findByExternalId(db, { typeId, externalId: key.externalId });
  if (!row) return undefined;
  const attributes = attributesOf(await loadSchema(database), "instance", typeId);
  const [json = ""] = await instancesJson(db, attributes, [row]);
  return { kind: "instance", record: instanceSchema.parse(parseJson(json)) };
}
