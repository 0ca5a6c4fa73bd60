import * as z from "zod/mini";
import { ownerKindSchema } from "./attributes.ts";
import { checkKindSchema } from "./check-kinds.ts";
import { keysetPageSchema, keysetQuery } from "./cursor-pagination.ts";
import { endpoint } from "./endpoint.ts";

/** Of each kind so many findings are kept; beyond that they are only counted. */
export const maxStoredFindings = 10_000;

/** A record as a finding names it. */
export const findingRecordSchema = z.object({
  kind: ownerKindSchema,
  id: z.string(),
  object_type_id: z.nullable(z.string()),
  title: z.string(),
});
export type FindingRecord = z.infer<typeof findingRecordSchema>;

/** Names itself and all it is about, so that a list of findings needs nothing else. */
export const findingSchema = z.object({
  /** The same for the same defect in every run. */
  id: z.string(),
  kind: checkKindSchema,
  /** The record that refers, is merged or stands alone; the first of those with the same external id; null where the data model is at fault. */
  subject: z.nullable(findingRecordSchema),
  /** The name of the attribute through which `subject` refers, or which occurs twice. */
  attribute_name: z.nullable(z.string()),
  /** The id that matches nothing, the external id that is shared, or the attribute of the first of `others` that lacks the subject. */
  value: z.nullable(z.string()),
  /** The instances it is about besides `subject`, or the contact that `subject` was merged into; at most ten. */
  others: z.array(findingRecordSchema),
  /** How many times or how many: instances held, records with the external id, attributes with the name, references and conversations of a merged contact. */
  count: z.int(),
});
export type Finding = z.infer<typeof findingSchema>;

const coverageSchema = z.object({
  references: z.int(),
  instances: z.int(),
  contacts: z.int(),
});
export type Coverage = z.infer<typeof coverageSchema>;

export const checkRunSchema = z.object({
  id: z.string(),
  status: z.enum(["running", "complete", "cut_short"]),
  /** Why it was cut short. */
  reason: z.nullable(z.enum(["cancelled", "stopped", "failed"])),
  started_at: z.int(),
  finished_at: z.nullable(z.int()),
  /** What was looked at, and of how much; a workspace may grow while it is checked. */
  covered: coverageSchema,
  total: coverageSchema,
});
export type CheckRun = z.infer<typeof checkRunSchema>;

export const checksSummarySchema = z.object({
  /** The run that the findings are of: the last complete one, or else the last that was cut short. */
  shown: z.nullable(checkRunSchema),
  /** The run that was started last. */
  latest: z.nullable(checkRunSchema),
  /** Open findings, kinds without any left out. */
  counts: z.array(z.object({ kind: checkKindSchema, total: z.int() })),
  total: z.int(),
  /** Whether object types or attributes changed since `shown` began. */
  schema_changed: z.boolean(),
});
export type ChecksSummary = z.infer<typeof checksSummarySchema>;

export const recordFindingsSchema = z.object({
  findings: z.array(findingSchema),
  /** False where the record holds or is held by more references than are looked at here; a run looks at all. */
  complete: z.boolean(),
});

/** Some instances: how many, and the names of the first fifty. */
const namedInstancesSchema = z.object({
  total: z.int(),
  records: z.array(z.object({ id: z.string(), title: z.string() })),
});
export type NamedInstances = z.infer<typeof namedInstancesSchema>;

/** What a merged contact still has, and what becomes of it where it is moved to the contact that took its place. */
export const mergedContactMoveSchema = z.object({
  from: findingRecordSchema,
  into: findingRecordSchema,
  attributes: z.array(
    z.object({
      attribute_name: z.string(),
      moved: namedInstancesSchema,
      /** Held by both: nothing is lost. */
      already_held: z.int(),
      /** What `into` can't take: ids that match nothing or another type, and all where its to-one attribute is taken. */
      dropped: namedInstancesSchema,
    }),
  ),
  /** In so many conversations `into` takes the place of `from`. */
  conversations: z.int(),
  /** Stands for all of this; a move is refused where it has changed. */
  revision: z.string(),
});
export type MergedContactMove = z.infer<typeof mergedContactMoveSchema>;

const mergedContactParams = z.strictObject({ contact_id: z.string() });

export const checkEndpoints = {
  summary: endpoint({
    method: "GET",
    path: "/console/checks",
    summary: "Count what the checks found, and tell what they covered and when",
    reply: checksSummarySchema,
  }),
  start: endpoint({
    method: "POST",
    path: "/console/checks/runs",
    summary: "Check the whole workspace; where a run is under way already, that one is answered",
    reply: checkRunSchema,
  }),
  cancel: endpoint({
    method: "POST",
    path: "/console/checks/runs/{run_id}/cancel",
    summary: "Cut a run short",
    params: z.strictObject({
      run_id: z.string().check(z.regex(/^\d{1,15}$/, "must be the id of a run")),
    }),
    reply: checkRunSchema,
  }),
  findings: endpoint({
    method: "GET",
    path: "/console/checks/findings",
    summary: "List findings by kind, both ways",
    query: z.strictObject({ ...keysetQuery, kind: z.optional(checkKindSchema) }),
    reply: z.object({
      findings: z.array(findingSchema),
      total_count: z.int(),
      page: keysetPageSchema,
    }),
  }),
  record: endpoint({
    method: "GET",
    path: "/console/checks/records/{owner_kind}/{owner_id}",
    summary: "Check one record as it is now",
    params: z.strictObject({ owner_kind: ownerKindSchema, owner_id: z.string() }),
    reply: recordFindingsSchema,
  }),
  planMove: endpoint({
    method: "GET",
    path: "/console/checks/merged_contacts/{contact_id}",
    summary: "Get what moving the references and conversations of a merged contact would do",
    params: mergedContactParams,
    reply: mergedContactMoveSchema,
  }),
  /** Fails with 409 `conflict`, writing nothing, where the plan is no longer of that `revision`. Replies with what was moved. */
  move: endpoint({
    method: "POST",
    path: "/console/checks/merged_contacts/{contact_id}",
    summary:
      "Move the references and conversations of a merged contact to the one that took its place",
    params: mergedContactParams,
    body: z.strictObject({ revision: z.string() }),
    reply: mergedContactMoveSchema,
  }),
};
