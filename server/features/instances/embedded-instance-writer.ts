import type { Database, Queries } from "../../database/database.ts";
import { isUniqueViolation } from "../../database/unique-violation.ts";
import { deleteWithImage } from "./before-image.ts";
import { deleteInstance } from "./delete-instance.ts";
import { instancesJson } from "./instance-page.ts";
import type { InstanceWriter } from "./instance-writer.ts";
import { externalIdTaken } from "./rules.ts";
import { findByExternalId } from "./store.ts";
import {
  createNewInstance,
  updateInstance,
  upsertInstance,
  type WrittenInstance,
} from "./write-instance.ts";

/** Writes instances of a workspace that is its own record. */
export function embeddedInstanceWriter(database: Database): InstanceWriter {
  const { db } = database;

  function written(write: (transaction: Queries) => Promise<WrittenInstance>): Promise<string> {
    return database.sharedTransaction(async (transaction) => {
      const { row, attributes } = await write(transaction);
      return (await instancesJson(transaction, attributes, [row])).join("");
    });
  }

  return {
    upsert: async (typeId, body) => {
      const record = await written((t) => upsertInstance(database, t, typeId, body));
      return { record, heldOtherwise: [] };
    },
    create: (typeId, body) => written((t) => createNewInstance(database, t, typeId, body)),
    update: async (typeId, id, body) => {
      try {
        return await written((t) => updateInstance(database, t, { typeId, id }, body));
      } catch (error) {
        if (!isUniqueViolation(error)) throw error;
        const externalId = body.external_id ?? "";
        const [other] = await findByExternalId(db, { typeId, externalId });
        throw externalIdTaken(externalId, typeId, other?.id);
      }
    },
    delete: (typeId, key) => database.sharedTransaction((t) => deleteInstance(t, typeId, key)),
    deleteWithImage: (typeId, id) =>
      database.sharedTransaction((t) => deleteWithImage(t, { typeId, id })),
  };
}
