import type { FastifyInstance } from "fastify";
import type { JsonObject } from "../../../contract/json.ts";
import {
  outboxEndpoints,
  type OutboxChoice,
  type OutboxComparison,
  type OutboxEntry,
  type QueuedWrite,
} from "../../../contract/outbox.ts";
import { authorOf } from "../../http/author.ts";
import { route } from "../../http/route.ts";
import { getCopy } from "../../workspace/own-record.ts";

/** What a person chose for the members of a write, who saw them as `now` says. */
export interface OutboxDecision {
  now: JsonObject | null;
  choices: Record<string, OutboxChoice>;
}

/** The writes that have not reached the vendor yet, the oldest first. */
export interface OutboxPort {
  list(): Promise<OutboxEntry[]>;
  add(write: QueuedWrite, author: string): Promise<OutboxEntry>;
  /** All of them throw 404 where it is no longer there. */
  compare(number: string): Promise<OutboxComparison>;
  decide(number: string, decision: OutboxDecision): Promise<OutboxEntry[]>;
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
  route(app, outboxEndpoints.compare, ({ params }) => getCopy(outbox).compare(params.number));
  route(app, outboxEndpoints.decide, async ({ params, body }) => ({
    entries: await getCopy(outbox).decide(params.number, body),
  }));
  route(app, outboxEndpoints.discard, async ({ params }) => ({
    entries: await getCopy(outbox).discard(params.number),
  }));
}
