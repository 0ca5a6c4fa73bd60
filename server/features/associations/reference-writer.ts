import type { ReferenceSet } from "../../../contract/associations.ts";
import type { Author } from "../../http/author.ts";
import type { ReferenceOwner } from "../../workspace/references.ts";

/** The whole set that an attribute is to hold, and the one that this was decided on. */
export interface SetChange {
  expectedIds: string[];
  ids: string[];
}

/** How references are written, wherever their record is. */
export interface ReferenceWriter {
  /** Answers the set as it is afterwards; 409 where it was no longer the expected one. */
  replaceReferenceSet(
    record: ReferenceOwner,
    attributeName: string,
    change: SetChange,
    author: Author,
  ): Promise<ReferenceSet>;
}
