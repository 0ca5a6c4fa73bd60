import type { ReferenceSet } from "../../contract/associations.ts";
import { readReferenceSet } from "../features/associations/held-references.ts";
import { getOwner, getRelationship } from "../features/associations/owner.ts";
import type { ReferenceWriter } from "../features/associations/reference-writer.ts";
import type { ContactWriter } from "../features/contacts/contact-writer.ts";
import { findContact, getContact } from "../features/contacts/store.ts";
import { checkContactUpdate } from "../features/contacts/update-contact.ts";
import type { ConversationWriter } from "../features/conversations/conversation-writer.ts";
import { getConversation } from "../features/conversations/store.ts";
import { ApiError } from "../http/api-error.ts";
import type { RecordSource, SoughtRecord } from "../workspace/record-source.ts";
import { loadSchema } from "../workspace/schema.ts";
import { connectedInstanceWriter } from "./connected-instance-writer.ts";
import { requireAccount, type CopyConnection } from "./copy-connection.ts";
import type { SoughtRecord as SoughtAtVendor } from "./read-record.ts";
import { readRecordState } from "./record-state.ts";
import { reread } from "./reread.ts";
import type { SourceOfRecord } from "./source-of-record.ts";
import { CallFailedError } from "./call-failed-error.ts";
import { fieldsOf, type VendorWrites } from "./vendor-writes.ts";

/** The vendor is the record, and the database a copy of it. `onAnswer` is told when the vendor has answered. */
export function connectedRecord(writes: VendorWrites, onAnswer: () => void): SourceOfRecord {
  return {
    instances: connectedInstanceWriter(writes),
    contacts: contactWriter(writes),
    conversations: conversationWriter(writes),
    references: referenceWriter(writes),
    source: recordSource(writes.connection, onAnswer),
  };
}

function contactWriter(writes: VendorWrites): ContactWriter {
  const { db } = writes.connection.database;
  return {
    update: async (id, update, version, author) => {
      checkContactUpdate(update, version);
      const heldOtherwise: string[] = [];
      if (Object.keys(update).length > 0) {
        const write = { operation: "update_contact", id, body: update } as const;
        heldOtherwise.push(...fieldsOf(await writes.write(write, author)));
      }
      return { record: await getContact(db, { id }, version), heldOtherwise };
    },
  };
}

function conversationWriter(writes: VendorWrites): ConversationWriter {
  const { db } = writes.connection.database;
  return {
    update: async (id, update, author) => {
      const heldOtherwise: string[] = [];
      if (Object.keys(update).length > 0) {
        const write = { operation: "update_conversation", id, body: update } as const;
        heldOtherwise.push(...fieldsOf(await writes.write(write, author)));
      }
      return { record: await getConversation(db, id), heldOtherwise };
    },
  };
}

function referenceWriter(writes: VendorWrites): ReferenceWriter {
  const { database } = writes.connection;
  return {
    replaceReferenceSet: async (record, name, change, author): Promise<ReferenceSet> => {
      const { isReadBack } = await writes.write(
        {
          operation: "replace_references",
          owner_kind: record.kind,
          owner_id: record.id,
          attribute_name: name,
          body: { expected_ids: change.expectedIds, ids: change.ids },
        },
        author,
      );
      if (!isReadBack) throw new ApiError(503, { code: "service_unavailable", message: unseen });
      const owner = await getOwner(database.db, await loadSchema(database), record);
      return readReferenceSet(database.db, owner, getRelationship(owner, name));
    },
  };
}

const unseen =
  "The set was sent and the vendor took it, but what it made of it could not be read back. Nothing needs to be sent again. Open the record anew to see what it holds";

function recordSource(connection: CopyConnection, onAnswer: () => void): RecordSource {
  const { db } = connection.database;
  return {
    refresh: async (sought) => {
      await requireAccount(connection);
      try {
        await reread(connection, soughtAtVendor(sought));
      } catch (error) {
        if (!(await isKnownMerge(connection, sought, error))) throw error;
      }
      onAnswer();
    },
    ageSeconds: async (kind, id) => {
      const state = await readRecordState(db, kind, id);
      return state && Math.max(0, Math.floor((Date.now() - state.asOfMs) / 1000));
    },
  };
}

/** The copy knows where a merged contact went, and tells in the version that was asked for. */
async function isKnownMerge(
  { database }: CopyConnection,
  sought: SoughtRecord,
  error: unknown,
): Promise<boolean> {
  const isMerge = error instanceof CallFailedError && error.failure.kind === "merged";
  if (!isMerge || !("id" in sought)) return false;
  const contact = await findContact(database.db, { id: sought.id });
  return contact !== undefined && contact.merged_into !== null;
}

function soughtAtVendor(sought: SoughtRecord): SoughtAtVendor {
  const typeId = sought.kind === "instance" ? sought.objectTypeId : "";
  const key = "id" in sought ? { id: sought.id } : { externalId: sought.externalId };
  return { list: { kind: sought.kind, typeId }, key };
}
