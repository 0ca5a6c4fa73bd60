import type { FastifyInstance } from "fastify";
import { checkEndpoints } from "../../../contract/checks.ts";
import type { Database } from "../../database/database.ts";
import { ApiError } from "../../http/api-error.ts";
import { route } from "../../http/route.ts";
import { loadSchema } from "../../workspace/schema.ts";
import { readWorkspace } from "../../workspace/workspace.ts";
import { Checks } from "./checks.ts";
import { moveMergedContact, readMove } from "./move-merged-contact.ts";
import { examineRecord } from "./examine-record.ts";

const defaultPerPage = 50;

export function checkRoutes(app: FastifyInstance, database: Database): void {
  const checks = new Checks(database, (error) => app.log.error(error, "The checks failed"));
  app.addHook("onClose", () => checks.stop());

  route(app, checkEndpoints.summary, () => checks.summarise());
  route(app, checkEndpoints.start, () => checks.start());
  route(app, checkEndpoints.cancel, ({ params }) => checks.cancel(Number(params.run_id)));

  route(
    app,
    checkEndpoints.findings,
    ({ query: { kind, per_page = defaultPerPage, ...cursors } }) =>
      checks.list(kind, { per_page, ...cursors }),
  );

  route(app, checkEndpoints.planMove, async ({ params }) =>
    readMove(database.db, await loadSchema(database), params.contact_id),
  );
  route(app, checkEndpoints.move, async ({ params, body }) => {
    const { vendor } = await readWorkspace(database);
    if (vendor !== null) throw leftToVendor(vendor);
    return moveMergedContact(database, params.contact_id, body.revision);
  });

  route(app, checkEndpoints.record, async ({ params }) =>
    examineRecord(database.db, await loadSchema(database), {
      kind: params.owner_kind,
      id: params.owner_id,
    }),
  );
}

function leftToVendor(vendor: string): ApiError {
  return new ApiError(403, {
    code: "forbidden",
    message: `${vendor} moves what a contact has when it merges it into another one; what is still left here follows when it is read again.`,
  });
}
