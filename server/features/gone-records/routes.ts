import type { FastifyInstance } from "fastify";
import type { z } from "zod";
import type { OwnerKind } from "../../../contract/attributes.ts";
import { goneRecordEndpoints, type GoneRecord } from "../../../contract/gone-records.ts";
import { authorOf, type Author } from "../../http/author.ts";
import { route } from "../../http/route.ts";
import { getCopy } from "../../workspace/own-record.ts";

type RecreatedRecord = z.infer<typeof goneRecordEndpoints.recreate.reply>;

/** What is kept of records that the vendor no longer has. */
export interface GoneRecords {
  list(
    query: z.infer<typeof goneRecordEndpoints.list.query>,
  ): Promise<z.infer<typeof goneRecordEndpoints.list.reply>>;
  /** Throws 404 where there is none. */
  get(kind: OwnerKind, id: string): Promise<GoneRecord>;
  /** Make an instance anew at the vendor. */
  recreate(kind: OwnerKind, id: string, author: Author): Promise<RecreatedRecord>;
}

/** `records` is undefined where the workspace is its own record. */
export function goneRecordRoutes(app: FastifyInstance, records: GoneRecords | undefined): void {
  route(app, goneRecordEndpoints.list, ({ query }) => getCopy(records).list(query));

  route(app, goneRecordEndpoints.recreate, ({ params: { kind, id }, request }) =>
    getCopy(records).recreate(kind, id, authorOf(request)),
  );

  route(app, goneRecordEndpoints.get, ({ params: { kind, id } }) => getCopy(records).get(kind, id));
}
