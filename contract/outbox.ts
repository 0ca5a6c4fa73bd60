import { z } from "zod";
import { associationEndpoints } from "./associations.ts";
import { ownerKindSchema } from "./attributes.ts";
import { connectionProblemSchema } from "./connection.ts";
import { contactEndpoints } from "./contacts.ts";
import { conversationEndpoints } from "./conversations.ts";
import { endpoint } from "./endpoint.ts";
import { instanceEndpoints } from "./instances.ts";

/** A write as the console would send it at once; `body` is the body of that call. */
export const queuedWriteSchema = z.discriminatedUnion("operation", [
  z.strictObject({
    operation: z.literal("create_instance"),
    object_type_id: z.string(),
    body: instanceEndpoints.create.body,
  }),
  /** As programs write: creates the instance, or changes the one with this external id. */
  z.strictObject({
    operation: z.literal("upsert_instance"),
    object_type_id: z.string(),
    body: instanceEndpoints.upsert.body,
  }),
  z.strictObject({
    operation: z.literal("update_instance"),
    object_type_id: z.string(),
    id: z.string(),
    body: instanceEndpoints.update.body,
  }),
  z.strictObject({
    operation: z.literal("delete_instance"),
    object_type_id: z.string(),
    id: z.string(),
  }),
  z.strictObject({
    operation: z.literal("replace_references"),
    owner_kind: ownerKindSchema,
    owner_id: z.string(),
    attribute_name: z.string(),
    body: associationEndpoints.replaceReferences.body,
  }),
  z.strictObject({
    operation: z.literal("update_contact"),
    id: z.string(),
    body: contactEndpoints.update.body,
  }),
  z.strictObject({
    operation: z.literal("update_conversation"),
    id: z.string(),
    body: conversationEndpoints.update.body,
  }),
]);
export type QueuedWrite = z.infer<typeof queuedWriteSchema>;

/** Times are Unix seconds UTC. */
export const outboxEntrySchema = z.object({
  number: z.string(),
  created_at: z.number().int(),
  author: z.string(),
  /**
   * `waiting` for the vendor to be back; `sending`; `conflict` where the record is no longer what the write was decided on;
   * `unclear` where nobody can tell whether it arrived; `refused` by the vendor. The last three wait for a person.
   */
  state: z.enum(["waiting", "sending", "conflict", "unclear", "refused"]),
  attempts: z.number().int(),
  /** The record it is about, by the name that people know. */
  title: z.string(),
  write: queuedWriteSchema,
  problem: connectionProblemSchema.nullable(),
});
export type OutboxEntry = z.infer<typeof outboxEntrySchema>;

const outboxReply = z.object({ entries: z.array(outboxEntrySchema) });
const entryParams = z.strictObject({ number: z.string() });

export const outboxEndpoints = {
  list: endpoint({
    method: "GET",
    path: "/console/outbox",
    summary: "List the writes that have not reached the vendor yet, the oldest first",
    reply: outboxReply,
  }),
  add: endpoint({
    method: "POST",
    path: "/console/outbox",
    summary: "Keep a write, and send it as soon as the vendor answers again",
    body: z.strictObject({ write: queuedWriteSchema }),
    reply: outboxEntrySchema,
  }),
  /** For `conflict`, `unclear` and `refused`: sends it whatever the record is now. */
  send: endpoint({
    method: "POST",
    path: "/console/outbox/{number}",
    summary: "Send a kept write now",
    params: entryParams,
    reply: outboxReply,
  }),
  discard: endpoint({
    method: "DELETE",
    path: "/console/outbox/{number}",
    summary: "Throw a kept write away; nothing is sent",
    params: entryParams,
    reply: outboxReply,
  }),
};
