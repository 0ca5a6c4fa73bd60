import type { Deviation } from "../../contract/instances.ts";
import type { QueuedWrite } from "../../contract/outbox.ts";
import { readBeforeImage } from "../features/instances/before-image.ts";
import { instancesJson } from "../features/instances/instance-page.ts";
import type { InstanceWriter } from "../features/instances/instance-writer.ts";
import { instanceNotFound } from "../features/instances/rules.ts";
import { findById } from "../features/instances/store.ts";
import { attributesOf, loadSchema } from "../workspace/schema.ts";
import { reread } from "./reread.ts";
import { fieldsOf, type VendorWrites } from "./vendor-writes.ts";

/** Writes instances of a vendor's account: there first, and into the copy what the vendor then holds. */
export function connectedInstanceWriter(writes: VendorWrites): InstanceWriter {
  const { connection } = writes;
  const { database } = connection;

  async function present(typeId: string, id: string): Promise<string> {
    const [row] = await findById(database.db, { typeId, id });
    if (!row) throw instanceNotFound();
    const attributes = attributesOf(await loadSchema(database), "instance", typeId);
    return (await instancesJson(database.db, attributes, [row])).join("");
  }

  async function written(typeId: string, write: QueuedWrite, author: string): Promise<string> {
    const { id, deviations } = await writes.write(write, author);
    return withDeviations(await present(typeId, id), deviations);
  }

  const list = (typeId: string) => ({ kind: "instance", typeId }) as const;

  return {
    upsert: async (typeId, body, author) => {
      const write = { operation: "upsert_instance", object_type_id: typeId, body } as const;
      const done = await writes.write(write, author);
      return { record: await present(typeId, done.id), heldOtherwise: fieldsOf(done) };
    },
    create: (typeId, body, author) =>
      written(typeId, { operation: "create_instance", object_type_id: typeId, body }, author),
    update: (typeId, id, body, author) =>
      written(typeId, { operation: "update_instance", object_type_id: typeId, id, body }, author),
    delete: async (typeId, key, author) => {
      const found = await reread(connection, { list: list(typeId), key });
      if (!found) throw instanceNotFound();
      const { id } = found.record;
      await writes.write({ operation: "delete_instance", object_type_id: typeId, id }, author);
      return id;
    },
    deleteWithImage: async (typeId, id, author) => {
      if (!(await reread(connection, { list: list(typeId), key: { id } })))
        throw instanceNotFound();
      const image = await database.transaction((db) => readBeforeImage(db, { typeId, id }));
      await writes.write({ operation: "delete_instance", object_type_id: typeId, id }, author);
      return image;
    },
  };
}

/** An instance as JSON text, with what the vendor made of it where that is something else than was sent. */
function withDeviations(json: string, deviations: Deviation[]): string {
  if (deviations.length === 0) return json;
  return `${json.slice(0, -1)},"deviations":${JSON.stringify(deviations)}}`;
}
