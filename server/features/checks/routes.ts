import type { FastifyInstance } from "fastify";
import { checkEndpoints } from "../../../contract/checks.ts";
import type { Database } from "../../database/database.ts";
import { route } from "../../http/route.ts";
import { loadSchema } from "../../workspace/schema.ts";
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
  route(app, checkEndpoints.move, ({ params, body }) =>
    moveMergedContact(database, params.contact_id, body.revision),
  );

  route(app, checkEndpoints.record, async ({ params }) =>
    examineRecord(database.db, await loadSchema(database), {
      kind: params.owner_kind,
      id: params.owner_id,
    }),
  );
}
