import type { FastifyInstance } from "fastify";
import type { z } from "zod";
import type { OwnerKind } from "../../../contract/attributes.ts";
import { recordChangeEndpoints } from "../../../contract/record-changes.ts";
import { route } from "../../http/route.ts";
import { getCopy } from "../../workspace/own-record.ts";

/** What changed in records since they were copied. */
export interface RecordHistory {
  list(
    record: { kind: OwnerKind; id: string },
    query: z.infer<typeof recordChangeEndpoints.list.query>,
  ): Promise<z.infer<typeof recordChangeEndpoints.list.reply>>;
}

/** `history` is undefined where the workspace is its own record. */
export function recordChangeRoutes(app: FastifyInstance, history: RecordHistory | undefined): void {
  route(app, recordChangeEndpoints.list, ({ params, query }) =>
    getCopy(history).list(params, query),
  );
}
