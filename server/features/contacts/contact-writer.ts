import type { ContactUpdate } from "../../../contract/contacts.ts";
import type { IntercomVersion } from "../../../contract/intercom-version.ts";
import type { Author } from "../../http/author.ts";
import type { Written } from "../../workspace/written.ts";
import type { ContactRow } from "./store.ts";

/** How contacts are written, wherever their record is. */
export interface ContactWriter {
  /** Answers the contact as it is then. Throws where a part of the change can't be made, and changes nothing. */
  update(
    id: string,
    update: ContactUpdate,
    version: IntercomVersion,
    author: Author,
  ): Promise<Written<ContactRow>>;
}
