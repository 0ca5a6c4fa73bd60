import * as z from "zod/mini";
import { customAttributesSchema } from "./custom-attributes.ts";
import { endpoint } from "./endpoint.ts";
import { linkPagesSchema, maxPerPage, queryInteger } from "./pagination.ts";
import { storableText } from "./text.ts";

/** As an instance stands inside a contact, a conversation or another instance: without its own times and references. */
export const embeddedInstanceSchema = z.object({
  id: z.string(),
  /** The object type's identifier, such as `Order`. */
  type: z.string(),
  external_id: z.nullable(z.string()),
  external_created_at: z.nullable(z.int()),
  external_updated_at: z.nullable(z.int()),
  custom_attributes: customAttributesSchema,
});
export type EmbeddedInstance = z.infer<typeof embeddedInstanceSchema>;

/** A custom object instance. All times are Unix seconds UTC. */
export const instanceSchema = z.extend(embeddedInstanceSchema, {
  created_at: z.int(),
  updated_at: z.int(),
});
export type Instance = z.infer<typeof instanceSchema>;

/** How a relationship attribute reads in `custom_attributes`: `type` is the object type's identifier and `.list`. */
export const referenceListSchema = z.object({
  type: z.string().check(z.endsWith(".list")),
  instances: z.array(embeddedInstanceSchema),
});

/** What 2.17 answers, with status 200, where earlier versions answer 404. */
const instanceNotFoundSchema = z.object({ type: z.string(), found: z.literal(false) });

const instanceListSchema = z.object({
  type: z.literal("list"),
  pages: linkPagesSchema,
  total_count: z.int(),
  data: z.array(instanceSchema),
});

/** `reference_not_found` is reserved by Intercom (developers.intercom.com, version 2.17, read 2026-08). */
export const externalIdSchema = z.lazy(() =>
  storableText(
    z.minLength(1, "must not be empty"),
    z.maxLength(255, "must be at most 255 characters"),
    z.refine(
      (id) => id !== "reference_not_found",
      "must not be the reserved word reference_not_found",
    ),
  ),
);

/** The members of an instance beside its attributes that can be written, as they read. */
const ownFieldsSchema = () =>
  z.pick(instanceSchema, {
    external_id: true,
    external_created_at: true,
    external_updated_at: true,
  });

const upsertShape = () => ({
  external_id: z.nullish(externalIdSchema),
  external_created_at: z.optional(z.unknown()),
  external_updated_at: z.optional(z.unknown()),
  custom_attributes: z.optional(customAttributesSchema),
});

/** Keyed by `external_id`: without one, every write makes a new instance. Attributes left out stay as they are. */
export const instanceUpsertSchema = z.lazy(() => z.strictObject(upsertShape()));
export type InstanceUpsert = z.infer<typeof instanceUpsertSchema>;

/** What a vendor made of a value other than what it was sent. */
const deviationSchema = z.object({
  /** Such as `custom_attributes.total`. */
  field: z.string(),
  sent: z.unknown(),
  kept: z.unknown(),
});
export type Deviation = z.infer<typeof deviationSchema>;

/** `deviations` comes along where the vendor was read back and holds something else than was saved. */
const savedInstanceSchema = z.lazy(() =>
  z.extend(instanceSchema, { deviations: z.optional(z.array(deviationSchema)) }),
);

const typeParams = z.strictObject({ custom_object_type_identifier: z.string() });
const instanceParams = z.extend(typeParams, { custom_object_instance_id: z.string() });
const typePath = "/custom_object_instances/{custom_object_type_identifier}";

// Lazy, built when it is first used: every list waits for this file, and uses little of it.
const instanceListQuerySchema = z.lazy(() =>
  z.strictObject({
    references_contact_id: z.optional(z.string().check(z.minLength(1))),
    references_conversation_id: z.optional(z.string().check(z.minLength(1))),
    external_id: z.optional(z.string()),
    page: z.optional(queryInteger(1, 10_000_000)),
    per_page: z.optional(queryInteger(1, maxPerPage)),
  }),
);

const foundSchema = z.lazy(() => z.union([instanceSchema, instanceNotFoundSchema]));
const deletedSchema = z.lazy(() =>
  z.object({ id: z.string(), object: z.string(), deleted: z.literal(true) }),
);

export const instanceEndpoints = {
  list: endpoint({
    method: "GET",
    path: typePath,
    summary: "List the instances of a type, newest first, by page number",
    params: typeParams,
    query: instanceListQuerySchema,
    reply: instanceListSchema,
  }),
  /** The same address as `list`: with `external_id` it answers one object. */
  findByExternalId: endpoint({
    method: "GET",
    path: typePath,
    summary: "Get one instance by its external id",
    params: typeParams,
    query: instanceListQuerySchema,
    reply: foundSchema,
  }),
  upsert: endpoint({
    method: "POST",
    path: typePath,
    summary: "Create an instance, or update the one with this external id",
    params: typeParams,
    body: instanceUpsertSchema,
    reply: instanceSchema,
    tellsHeldOtherwise: true,
  }),
  deleteByExternalId: endpoint({
    method: "DELETE",
    path: typePath,
    summary: "Delete the instance with this external id",
    params: typeParams,
    query: z.lazy(() => z.strictObject({ external_id: z.string("is a required parameter") })),
    reply: deletedSchema,
  }),
  get: endpoint({
    method: "GET",
    path: `${typePath}/{custom_object_instance_id}`,
    summary: "Get one instance by its Intercom id",
    params: instanceParams,
    reply: foundSchema,
  }),
  delete: endpoint({
    method: "DELETE",
    path: `${typePath}/{custom_object_instance_id}`,
    summary: "Delete one instance by its Intercom id",
    params: instanceParams,
    reply: deletedSchema,
  }),
  /** The console's own: an external id that another instance has is refused, where `upsert` would change that instance. */
  create: endpoint({
    method: "POST",
    path: "/console/objects/{custom_object_type_identifier}/instances",
    summary: "Create an instance, never changing one that has this external id",
    params: typeParams,
    body: instanceUpsertSchema,
    reply: savedInstanceSchema,
  }),
  /**
   * The console's own write by Intercom id, which no Intercom version has: it reaches instances without an
   * external id too. Fails with 409 `conflict` where a value in `expected` or `expected_fields` is no longer what the editor saw.
   */
  update: endpoint({
    method: "PUT",
    path: "/console/objects/{custom_object_type_identifier}/instances/{custom_object_instance_id}",
    summary: "Change an instance by its Intercom id, unless it changed meanwhile",
    params: instanceParams,
    body: z.lazy(() =>
      z.strictObject({
        ...upsertShape(),
        /** The values the editor started from, for the attributes being written. */
        expected: z.optional(customAttributesSchema),
        /** The same for the members beside the attributes. */
        expected_fields: z.optional(z.strictObject(z.partial(ownFieldsSchema()).shape)),
      }),
    ),
    reply: savedInstanceSchema,
  }),
  search: endpoint({
    method: "GET",
    path: "/console/objects/{custom_object_type_identifier}/instances",
    summary: "Find instances of a type by id, external id or text in an attribute; exact ids first",
    params: typeParams,
    query: z.lazy(() =>
      z.strictObject({
        q: z.string().check(z.maxLength(200)),
        limit: z.optional(queryInteger(1, 50)),
      }),
    ),
    reply: z.lazy(() => z.object({ instances: z.array(embeddedInstanceSchema) })),
  }),
};
