import type { FastifyInstance } from "fastify";
import type { z } from "zod";
import type { MissingCapabilities } from "../../../contract/capabilities.ts";
import { deletionEndpoints, restoreLimitBytes } from "../../../contract/deletions.ts";
import type { Database } from "../../database/database.ts";
import { authorOf } from "../../http/author.ts";
import { requireCapability } from "../../http/require-capability.ts";
import { route } from "../../http/route.ts";
import { loadSchema } from "../../workspace/schema.ts";
import { readBeforeImage } from "./before-image.ts";
import { readDeletionAccount } from "./deletion-account.ts";
import { sourceOf } from "./image-source.ts";
import type { InstanceWriter } from "./instance-writer.ts";
import { restoreImage } from "./restore-image.ts";
import { getLiveType, instanceNotFound } from "./rules.ts";
import { findById } from "./store.ts";

/** What a deletion takes, before and after, and the way back. */
export function deletionRoutes(
  app: FastifyInstance,
  database: Database,
  { writer, missing }: { writer: InstanceWriter; missing: MissingCapabilities },
): void {
  async function named({
    custom_object_type_identifier: type,
    custom_object_instance_id: id,
  }: z.infer<typeof deletionEndpoints.delete.params>) {
    const schema = await loadSchema(database);
    return { schema, instance: { typeId: getLiveType(schema, type).id, id } };
  }

  route(app, deletionEndpoints.account, async ({ params }) => {
    const { schema, instance } = await named(params);
    const [row] = await findById(database.db, instance);
    if (!row) throw instanceNotFound();
    return readDeletionAccount(database.db, schema, instance);
  });

  route(app, deletionEndpoints.image, async ({ params }) => {
    const { instance } = await named(params);
    return database.transaction((db) => readBeforeImage(db, instance));
  });

  route(app, deletionEndpoints.delete, async ({ params, request }) => {
    const { instance } = await named(params);
    return writer.deleteWithImage(instance.typeId, instance.id, authorOf(request));
  });

  route(
    app,
    deletionEndpoints.restore,
    ({ body }) => {
      requireCapability(missing, "history");
      const skipConflicts = body.skip_conflicts ?? false;
      return restoreImage(database, sourceOf(body.image), { skipConflicts });
    },
    { bodyLimitBytes: restoreLimitBytes },
  );
}
