import { z } from "zod";
import { ownerKindSchema } from "./attributes.ts";
import { connectionProblemSchema } from "./connection.ts";
import { endpoint } from "./endpoint.ts";
import { objectTypeIdSchema, objectTypeSchema } from "./objects.ts";

const count = () => z.number().int();
const unixSeconds = () => z.number().int();

/** One list of the vendor that is copied: contacts, conversations, or the instances of one type. */
export const syncListSchema = z.object({
  kind: ownerKindSchema,
  /** Null for contacts and conversations. */
  object_type_id: z.string().nullable(),
  /** `waiting` has never been swept; `verifying` asks for each record that was not seen whether it is gone. */
  state: z.enum(["waiting", "reading", "verifying", "idle"]),
  /** Records that the copy holds. */
  held: count(),
  /** How many the vendor counts; null before it told. */
  total: count().nullable(),
  /** Records that the sweep under way has read so far. */
  seen: count(),
  /** Records of the last sweep that could not be read and were kept out. */
  unread: count(),
  started_at: unixSeconds().nullable(),
  /** The copy is whole as of this moment: when the last sweep that ended began. Null before the first has ended. */
  complete_from: unixSeconds().nullable(),
  complete_at: unixSeconds().nullable(),
  /** Why the last sweep stopped before its end. It goes on from where it was. */
  problem: connectionProblemSchema.nullable(),
});
export type SyncList = z.infer<typeof syncListSchema>;

/** How faithful the copy is, and what waits to be written. */
export const syncStateSchema = z.object({
  /** Contacts, conversations, then types in the order of the navigation. */
  lists: z.array(syncListSchema),
  /** How long after the start of a sweep the next one starts, in seconds; null for never. */
  interval_seconds: count().nullable(),
  next_sweep_at: unixSeconds().nullable(),
  /** How long the changes seen in records are kept; null for ever. */
  changes_kept_days: count().nullable(),
  /** Why nothing can be read from the vendor now, such as an outage or a token of another account; null where it can. */
  problem: connectionProblemSchema.nullable(),
  /** Alarms that nobody has dismissed. */
  alarms: count(),
  /** Writes that wait for the vendor, and writes that wait for a person. */
  outbox: z.object({ waiting: count(), undecided: count() }),
  /** What is used of the vendor's limit now. */
  budget: z.object({ limit: count(), used: count(), resets_at: unixSeconds(), queued: count() }),
});
export type SyncState = z.infer<typeof syncStateSchema>;

/** What reading one record again found. */
export const refreshedRecordSchema = z.object({
  /** `unavailable`: the vendor did not answer, and the copy stays as it was; `missing`: neither side has it. */
  outcome: z.enum(["unchanged", "changed", "gone", "missing", "merged", "unavailable"]),
  /** The copy of the record is as the vendor had it at this moment. */
  as_of: unixSeconds().nullable(),
  /** For `merged`: the contact that lives on, where the vendor named it. */
  merged_into: z.string().nullable(),
  problem: connectionProblemSchema.nullable(),
});
export type RefreshedRecord = z.infer<typeof refreshedRecordSchema>;

const recordParams = z.strictObject({ kind: ownerKindSchema, id: z.string() });

/** All of them answer 404 where the workspace is its own record. */
export const syncEndpoints = {
  get: endpoint({
    method: "GET",
    path: "/console/sync",
    summary: "Tell how much of the vendor's records the copy holds, and how old it is",
    reply: syncStateSchema,
  }),
  /** A sweep under way goes on; one that waits for its time starts now. */
  sweep: endpoint({
    method: "POST",
    path: "/console/sync/sweeps",
    summary: "Read all lists of the vendor now, or one of them",
    body: z.strictObject({
      kind: z.optional(ownerKindSchema),
      object_type_id: z.string().nullish(),
    }),
    reply: syncStateSchema,
  }),
  schedule: endpoint({
    method: "PUT",
    path: "/console/sync/schedule",
    summary: "Set how often the lists of the vendor are read",
    body: z.strictObject({
      interval_seconds: z
        .number()
        .int("must be whole seconds")
        .min(60, "must be at least 60 seconds")
        .max(7 * 24 * 3600, "must be at most a week")
        .nullable(),
    }),
    reply: syncStateSchema,
  }),
  /** What is older goes within the hour, for good. */
  keepChanges: endpoint({
    method: "PUT",
    path: "/console/sync/changes",
    summary: "Set how long the changes seen in records are kept",
    body: z.strictObject({
      changes_kept_days: z
        .number()
        .int("must be whole days")
        .min(1, "must be at least 1 day")
        .max(36_500, "must be at most 36,500 days, or null for ever")
        .nullable(),
    }),
    reply: syncStateSchema,
  }),
  refresh: endpoint({
    method: "POST",
    path: "/console/sync/records/{kind}/{id}",
    summary: "Read one record of the vendor again",
    params: recordParams,
    body: z.strictObject({ object_type_id: z.string().nullish() }),
    reply: refreshedRecordSchema,
  }),
  /** Asks the vendor for it; fails with 404 where the vendor has no such type. */
  addType: endpoint({
    method: "POST",
    path: "/console/sync/types",
    summary: "Add an object type of the vendor by its name",
    body: z.strictObject({ object_type_id: objectTypeIdSchema() }),
    reply: objectTypeSchema,
  }),
};
