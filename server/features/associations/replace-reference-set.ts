import { isDeepStrictEqual } from "node:util";
import type { ReferenceSet } from "../../../contract/associations.ts";
import type { Database } from "../../database/database.ts";
import {
  readReferenceIds,
  replaceReferences,
  type ReferenceOwner,
} from "../../workspace/references.ts";
import { loadSchema } from "../../workspace/schema.ts";
import { readReferenceSet } from "./held-references.ts";
import { getOwner, getRelationship, touchOwner } from "./owner.ts";
import { refuseIds, setChangedMeanwhile } from "./reference-set-rules.ts";
import type { SetChange } from "./reference-writer.ts";

/** Make `ids` the whole set that one attribute of a record holds; 409 where it is no longer `expectedIds`. */
export function replaceReferenceSet(
  database: Database,
  record: ReferenceOwner,
  attributeName: string,
  { expectedIds, ids }: SetChange,
): Promise<ReferenceSet> {
  return database.sharedTransaction(async (db) => {
    const schema = await loadSchema(database, db);
    const owner = await getOwner(db, schema, record, { lock: true });
    const attribute = getRelationship(owner, attributeName);
    const held = await readReferenceIds(db, owner, attribute.name);
    if (!isDeepStrictEqual(held, expectedIds)) throw setChangedMeanwhile();
    if (!isDeepStrictEqual(held, ids)) {
      refuseIds(attribute, ids);
      await replaceReferences(db, owner, attribute, ids, "ids");
      await touchOwner(db, owner);
    }
    return readReferenceSet(db, owner, attribute);
  });
}
