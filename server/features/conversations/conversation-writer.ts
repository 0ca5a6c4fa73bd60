import type { ConversationUpdate } from "../../../contract/conversations.ts";
import type { Author } from "../../http/author.ts";
import type { Written } from "../../workspace/written.ts";
import type { ConversationRow } from "./store.ts";

/** How conversations are written, wherever their record is. */
export interface ConversationWriter {
  /** Answers the conversation as it is then. Throws where a part of the change can't be made, and changes nothing. */
  update(id: string, update: ConversationUpdate, author: Author): Promise<Written<ConversationRow>>;
}
