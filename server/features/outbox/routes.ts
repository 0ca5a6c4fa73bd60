import type { FastifyInstance } from "fastify";
import { outboxEndpoints, type OutboxEntry, type QueuedWrite } from "../../../contract/outbox.ts";
import { authorOf } from "../../http/author.ts";
import { route } from "../../http/route.ts";
import { getCopy } from "../../workspace/own-record.ts";

/** The writes that have not reached the vendor yet, the oldest first. */
export interface OutboxPort {
  list(): Promise<OutboxEntry[]>;
  add(write: QueuedWrite, author: string): Promise<OutboxEntry>;
  /** Both throw 404 where it is no longer there. */
  send(number: string): Promise<OutboxEntry[]>;
  discard(number: string): Promise<OutboxEntry[]>;
}

/** `outbox` is undefined where the workspace is its own record. */
export function outboxRoutes(app: FastifyInstance, outbox: OutboxPort | undefined): void {
  route(app, outboxEndpoints.list, async () => ({ entries: await getCopy(outbox).list() }));
  route(app, outboxEndpoints.add, ({ body, request }) =>
    getCopy(outbox).add(body.write, authorOf(request)),
  );
  route(app, outboxEndpoints.send, async ({ params }) => ({
    entries: await getCopy(outbox).send(params.number),
  }));
  route(app, outboxEndpoints.discard, async ({ params }) => ({
    entries: await getCopy(outbox).discard(params.number),
  }));
}
