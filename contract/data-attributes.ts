import { z } from "zod";
import { endpoint } from "./endpoint.ts";

/** `GET /data_attributes`: the attributes of contacts and companies, relationships left out as Intercom does. */
export const dataAttributeSchema = z.object({
  type: z.literal("data_attribute"),
  id: z.number().int().optional(),
  /** `conversation` only before 2.16, which moved those to `/conversations/attributes`. */
  model: z.enum(["contact", "company", "conversation"]),
  name: z.string(),
  /** `custom_attributes.x` for an attribute that the workspace made. */
  full_name: z.string(),
  label: z.string(),
  description: z.string().optional(),
  data_type: z.enum(["string", "integer", "float", "boolean", "date"]),
  options: z.array(z.string()).optional(),
  api_writable: z.boolean(),
  messenger_writable: z.boolean(),
  ui_writable: z.boolean(),
  custom: z.boolean(),
  archived: z.boolean(),
  created_at: z.number().int().optional(),
  updated_at: z.number().int().optional(),
  admin_id: z.string().optional(),
});
export type DataAttribute = z.infer<typeof dataAttributeSchema>;

const optionsSchema = z
  .array(z.strictObject({ value: z.string().min(1) }))
  .min(2, "needs at least two options")
  .max(1000);

const neverByMessenger = z
  .literal(false, "must be false: an embedded workspace has no Messenger")
  .optional();

export const newDataAttributeSchema = z.strictObject({
  name: z.string("is a required parameter"),
  model: z.enum(["contact", "company"], "must be contact or company"),
  data_type: z.enum(
    ["options", "string", "integer", "float", "boolean", "datetime", "date"],
    "isn't an option; it must be options, string, integer, float, boolean, datetime or date",
  ),
  description: z.string().optional(),
  options: optionsSchema.optional(),
  messenger_writable: neverByMessenger,
});
export type NewDataAttribute = z.infer<typeof newDataAttributeSchema>;

export const dataAttributeChangesSchema = z.strictObject({
  archived: z.boolean().optional(),
  description: z.string().optional(),
  options: optionsSchema.optional(),
  messenger_writable: neverByMessenger,
});
export type DataAttributeChanges = z.infer<typeof dataAttributeChangesSchema>;

export const dataAttributeEndpoints = {
  list: endpoint({
    method: "GET",
    path: "/data_attributes",
    summary: "List the attributes of contacts and companies",
    query: z.strictObject({
      model: z.string().optional(),
      include_archived: z.enum(["true", "false"]).optional(),
    }),
    reply: z.object({ type: z.literal("list"), data: z.array(dataAttributeSchema) }),
  }),
  create: endpoint({
    method: "POST",
    path: "/data_attributes",
    summary: "Create an attribute of contacts",
    body: newDataAttributeSchema,
    reply: dataAttributeSchema,
  }),
  update: endpoint({
    method: "PUT",
    path: "/data_attributes/{data_attribute_id}",
    summary: "Change or archive an attribute of contacts",
    params: z.strictObject({ data_attribute_id: z.string() }),
    body: dataAttributeChangesSchema,
    reply: dataAttributeSchema,
  }),
};
