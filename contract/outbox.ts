import { z } from "zod";
import { associationEndpoints } from "./associations.ts";
import { ownerKindSchema } from "./attributes.ts";
import { connectionProblemSchema } from "./connection.ts";
import { contactEndpoints } from "./contacts.ts";
import { conversationEndpoints } from "./conversations.ts";
import { customAttributesSchema } from "./custom-attributes.ts";
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
  /** Of instances, the type; null where the record is not known here. */
  object_type_id: z.string().nullable(),
  write: queuedWriteSchema,
  /** The members that it sets as they were when it was decided on, named as in changes; null where there was no record. */
  before: z.nullable(customAttributesSchema),
  problem: connectionProblemSchema.nullable(),
});
export type OutboxEntry = z.infer<typeof outboxEntrySchema>;

/** What a kept write sets beside what is there now; members are named as in changes, references are lists of ids. */
export const outboxComparisonSchema = z.object({
  before: z.nullable(customAttributesSchema),
  /** Null where the vendor has no such record. */
  now: z.nullable(customAttributesSchema),
  mine: customAttributesSchema,
  /** Members that somebody else has set to something else since. */
  contested: z.array(z.string()),
  /** Members that hold a set, so that what was added to it and removed from it can be done to the set as it is now. */
  mergeable: z.array(z.string()),
});
export type OutboxComparison = z.infer<typeof outboxComparisonSchema>;

/** `both` does to the set as it is now what the write did to the set as it was. */
export const outboxChoiceSchema = z.enum(["mine", "theirs", "both"]);
export type OutboxChoice = z.infer<typeof outboxChoiceSchema>;

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
  compare: endpoint({
    method: "GET",
    path: "/console/outbox/{number}",
    summary: "Tell what a kept write sets beside what its record holds now",
    params: entryParams,
    reply: outboxComparisonSchema,
  }),
  /** What is left of it is sent, unless the record is by then another one than `now` says; where nothing is left it is thrown away. */
  decide: endpoint({
    method: "PUT",
    path: "/console/outbox/{number}",
    summary: "Decide, value by value, on a kept write that met a change of somebody else",
    params: entryParams,
    body: z.strictObject({
      /** As `compare` told it. */
      now: z.nullable(customAttributesSchema),
      /** By member; those that are not named stay as the write has them. */
      choices: z.record(z.string(), outboxChoiceSchema),
    }),
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
