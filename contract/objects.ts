import * as z from "zod/mini";
import { attributeSchema, newAttributeSchema } from "./attributes.ts";
import { endpoint } from "./endpoint.ts";
import { storableText } from "./text.ts";

/** The identifier in `/custom_object_instances/{…}`; like Intercom's, it can never be renamed. */
export const objectTypeIdSchema = () =>
  z
    .string()
    .check(
      z.maxLength(64, "must be at most 64 characters"),
      z.regex(
        /^[A-Za-z][A-Za-z0-9_-]*$/,
        "must start with a letter and hold only letters, digits, _ and -",
      ),
    );

/** Icons a type can wear; each stands beside its name, never alone. */
export const objectTypeIcons = [
  "box",
  "shopping-cart",
  "refresh",
  "truck",
  "device-mobile",
  "receipt",
  "ticket",
  "key",
  "building",
  "car",
  "home",
  "calendar",
  "file",
  "credit-card",
  "plane",
  "tag",
] as const;
export const objectTypeIconSchema = z.enum(objectTypeIcons);
export type ObjectTypeIcon = z.infer<typeof objectTypeIconSchema>;

export const objectTypeSchema = z.object({
  id: z.string(),
  label: z.string(),
  label_plural: z.string(),
  description: z.string(),
  icon: objectTypeIconSchema,
  /** The attribute that names an instance on the screen; null means the external id does. */
  title_attribute: z.nullable(z.string()),
  archived: z.boolean(),
  instance_count: z.int(),
  /** In the order people see them, archived ones included. */
  attributes: z.array(attributeSchema),
  created_at: z.int(),
  updated_at: z.int(),
});
export type ObjectType = z.infer<typeof objectTypeSchema>;

/** The whole data model of a workspace in one reply. */
export const workspaceSchemaSchema = z.object({
  object_types: z.array(objectTypeSchema),
  contact_attributes: z.array(attributeSchema),
  conversation_attributes: z.array(attributeSchema),
});
export type WorkspaceSchema = z.infer<typeof workspaceSchemaSchema>;

const labelSchema = () =>
  storableText(
    z.trim(),
    z.minLength(1, "needs a label"),
    z.maxLength(100, "must be at most 100 characters"),
  );
const details = () => ({
  label: labelSchema(),
  label_plural: labelSchema(),
  description: storableText(z.maxLength(2000, "must be at most 2,000 characters")),
  icon: objectTypeIconSchema,
  title_attribute: z.nullable(z.string()),
});

// What is written is lazy, built when it is first used: every page waits for this file, and most only read.
export const newObjectTypeSchema = z.lazy(() =>
  z.strictObject({
    ...details(),
    id: objectTypeIdSchema(),
    attributes: z.array(newAttributeSchema).check(z.maxLength(500)),
  }),
);
export type NewObjectType = z.infer<typeof newObjectTypeSchema>;

export const objectTypeChangesSchema = z.lazy(() =>
  z.partial(z.strictObject({ ...details(), archived: z.boolean() })),
);
export type ObjectTypeChanges = z.infer<typeof objectTypeChangesSchema>;

/** What stops being reachable when a type is archived; counted exactly. Nothing of it is deleted. */
export const objectTypeUsageSchema = z.lazy(() =>
  z.object({
    instances: z.int(),
    /** References to instances of this type, by the attribute that holds them, and how many records hold any. */
    referenced_by: z.array(
      z.object({
        attribute: attributeSchema,
        references: z.int(),
        records: z.int(),
      }),
    ),
  }),
);
export type ObjectTypeUsage = z.infer<typeof objectTypeUsageSchema>;

const objectTypeParams = z.strictObject({ object_type_id: z.string() });

export const objectEndpoints = {
  schema: endpoint({
    method: "GET",
    path: "/console/objects",
    summary:
      "Get the data model: object types, and the attributes of types, contacts and conversations",
    reply: workspaceSchemaSchema,
  }),
  create: endpoint({
    method: "POST",
    path: "/console/objects",
    summary: "Create an object type with its attributes",
    body: newObjectTypeSchema,
    reply: objectTypeSchema,
  }),
  update: endpoint({
    method: "PUT",
    path: "/console/objects/{object_type_id}",
    summary: "Change an object type's label, description, icon or title attribute, or archive it",
    params: objectTypeParams,
    body: objectTypeChangesSchema,
    reply: objectTypeSchema,
  }),
  usage: endpoint({
    method: "GET",
    path: "/console/objects/{object_type_id}/usage",
    summary: "Count what hangs on an object type before archiving it",
    params: objectTypeParams,
    reply: objectTypeUsageSchema,
  }),
};
