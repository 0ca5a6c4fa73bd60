import type { ConversationUpdate } from "../../../contract/conversations.ts";
import { isJsonObject, parseJson, type JsonObject } from "../../../contract/json.ts";
import type { Database } from "../../database/database.ts";
import { theWorkspaceId } from "../../database/tables.ts";
import { checkAttributeWrite } from "../../workspace/custom-attributes.ts";
import { replaceReferences } from "../../workspace/references.ts";
import { loadSchema } from "../../workspace/schema.ts";
import { getConversation, type ConversationRow } from "./store.ts";

/** Change a conversation and return it as it is then. Throws where a part of the change can't be made, and changes nothing. */
export async function updateConversation(
  database: Database,
  id: string,
  update: ConversationUpdate,
): Promise<ConversationRow> {
  return database.sharedTransaction(async (db) => {
    const held = await getConversation(db, id, { lock: database.dialect === "postgres" });
    if (Object.keys(update).length === 0) return held;
    const schema = await loadSchema(database, db);
    const stored = parseJson(held.custom_attributes);
    const heldAttributes: JsonObject = isJsonObject(stored) ? stored : {};
    const write = checkAttributeWrite(
      schema.conversationAttributes,
      update.custom_attributes ?? {},
      heldAttributes,
    );
    await db
      .updateTable("conversations")
      .set({
        title: update.title,
        read: update.read === undefined ? undefined : Number(update.read),
        custom_attributes: JSON.stringify({ ...heldAttributes, ...write.values }),
        updated_at: Math.floor(Date.now() / 1000),
      })
      .where("workspace_id", "=", theWorkspaceId)
      .where("id", "=", id)
      .execute();
    for (const { attribute, ids } of write.references)
      await replaceReferences(db, { kind: "conversation", id }, attribute, ids);
    return getConversation(db, id);
  });
}
