import { z } from "zod";
import { ownerKindSchema } from "./attributes.ts";
import { beforeImageSchema } from "./before-image.ts";
import { endpoint } from "./endpoint.ts";
import { referenceEndSchema } from "./references.ts";

/** How many of those who lose a reference are named for each attribute; the counts are of all. */
export const namedOwners = 25;

/** The largest body that `restore` takes: room for some 200,000 references. `npm run import -- --restore` takes any file. */
export const restoreLimitBytes = 32 * 1024 * 1024;

/** Who refers to an instance through one attribute, and would no longer. */
export const losingOwnersSchema = z.object({
  owner_kind: ownerKindSchema,
  /** Null for contacts and conversations. */
  object_type_id: z.string().nullable(),
  attribute: z.string(),
  label: z.string(),
  /** Archived attributes lose their references too. */
  archived: z.boolean(),
  records: z.number().int(),
  /** More than `records` where some refer to it twice. */
  references: z.number().int(),
  /** The first of them; `title` is null where the record is not there. */
  owners: z.array(referenceEndSchema),
});
export type LosingOwners = z.infer<typeof losingOwnersSchema>;

/** What the deletion of an instance takes with it, exactly. A record that loses several references counts once. */
export const deletionAccountSchema = z.object({
  contacts: z.number().int(),
  conversations: z.number().int(),
  /** Other instances; not itself, where it refers to itself. */
  instances: z.number().int(),
  losing: z.array(losingOwnersSchema),
  /** What it refers to itself; the records that are referred to stay. */
  held: z.array(
    z.object({ attribute: z.string(), label: z.string(), references: z.number().int() }),
  ),
});
export type DeletionAccount = z.infer<typeof deletionAccountSchema>;

/** What stands in the way of putting something back. */
export const restoreConflictSchema = z.object({
  /** Where it stands in the image, such as `instances.0` or `references.12`. */
  field: z.string(),
  record: z.string(),
  message: z.string(),
});
export type RestoreConflict = z.infer<typeof restoreConflictSchema>;

export const restoredSchema = z.object({
  /** The ids of the types that are back. */
  object_types: z.array(z.string()),
  /** How many attributes are back: those of the types, and those that were deleted by themselves. */
  attributes: z.number().int(),
  /** How many records have a value back that they held in a deleted attribute. */
  values: z.number().int(),
  instances: z.array(z.object({ id: z.string(), object_type_id: z.string() })),
  references: z.number().int(),
  /** Left out, and why; empty unless the call allowed for it. */
  conflicts: z.array(restoreConflictSchema),
});
export type Restored = z.infer<typeof restoredSchema>;

const instanceParams = z.strictObject({
  custom_object_type_identifier: z.string(),
  custom_object_instance_id: z.string(),
});
const instancePath =
  "/console/objects/{custom_object_type_identifier}/instances/{custom_object_instance_id}";

export const deletionEndpoints = {
  account: endpoint({
    method: "GET",
    path: `${instancePath}/deletion`,
    summary: "Count exactly what the deletion of an instance would take with it, and name it",
    params: instanceParams,
    reply: deletionAccountSchema,
  }),
  image: endpoint({
    method: "GET",
    path: `${instancePath}/before-image`,
    summary: "Get what the deletion of an instance would take, in the form that restores it",
    params: instanceParams,
    reply: beforeImageSchema,
  }),
  /** In one step, so that the image is exactly what went. */
  delete: endpoint({
    method: "DELETE",
    path: instancePath,
    summary: "Delete an instance and get what that took, in the form that restores it",
    params: instanceParams,
    reply: beforeImageSchema,
  }),
  /** Fails with 409, writing nothing, where something stands in the way; `skip_conflicts` leaves that out instead. */
  restore: endpoint({
    method: "POST",
    path: "/console/restore",
    summary: "Put back what a deletion took, ids, times and references included",
    body: z.lazy(() =>
      z.strictObject({ image: beforeImageSchema, skip_conflicts: z.boolean().optional() }),
    ),
    reply: restoredSchema,
  }),
};
