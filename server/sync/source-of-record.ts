import type { Database } from "../database/database.ts";
import { replaceReferenceSet } from "../features/associations/replace-reference-set.ts";
import type { ReferenceWriter } from "../features/associations/reference-writer.ts";
import type { ContactWriter } from "../features/contacts/contact-writer.ts";
import { updateContact } from "../features/contacts/update-contact.ts";
import type { ConversationWriter } from "../features/conversations/conversation-writer.ts";
import { updateConversation } from "../features/conversations/update-conversation.ts";
import { embeddedInstanceWriter } from "../features/instances/embedded-instance-writer.ts";
import type { InstanceWriter } from "../features/instances/instance-writer.ts";
import type { RecordSource } from "../workspace/record-source.ts";

/** How the records of a workspace are written and, where its database holds a copy, looked up. */
export interface SourceOfRecord {
  instances: InstanceWriter;
  contacts: ContactWriter;
  conversations: ConversationWriter;
  references: ReferenceWriter;
  /** Undefined where the database is the record. */
  source: RecordSource | undefined;
}

/** The database is the record. */
export function embeddedRecord(database: Database): SourceOfRecord {
  return {
    instances: embeddedInstanceWriter(database),
    contacts: {
      update: async (id, update, version) => {
        return { record: await updateContact(database, id, update, version), heldOtherwise: [] };
      },
    },
    conversations: {
      update: async (id, update) => {
        return { record: await updateConversation(database, id, update), heldOtherwise: [] };
      },
    },
    references: {
      replaceReferenceSet: (owner, attribute, change) =>
        replaceReferenceSet(database, owner, attribute, change),
    },
    source: undefined,
  };
}
