import { z } from "zod";
import { attributeOptionSchema, attributeReferenceSchema, dataTypes } from "./attributes.ts";
import { endpoint } from "./endpoint.ts";

/** `GET /conversations/attributes` (2.16): the one public call that names a custom object type. */
export const conversationAttributeSchema = z.object({
  type: z.literal("conversation_attribute"),
  id: z.number().int(),
  name: z.string(),
  description: z.string(),
  data_type: z.enum(dataTypes),
  required: z.boolean(),
  visible_to_team_ids: z.array(z.string()),
  archived: z.boolean(),
  created_at: z.number().int(),
  updated_at: z.number().int(),
  admin_id: z.string(),
  /** Only with `string`. */
  multiline: z.boolean().optional(),
  /** Only with `list`. */
  options: z.array(attributeOptionSchema).optional(),
  /** Only with `relationship`. */
  reference: z.optional(attributeReferenceSchema),
});
export type ConversationAttribute = z.infer<typeof conversationAttributeSchema>;

const newConversationAttributeSchema = z.strictObject({
  name: z.string("is a required parameter"),
  description: z.string().optional(),
  data_type: z.enum(dataTypes),
  required: z.boolean().optional(),
  visible_to_team_ids: z
    .array(z.string())
    .max(0, "teams are not kept in an embedded workspace")
    .optional(),
  multiline: z
    .literal(false, "must be false: an embedded workspace does not keep how a text is shown")
    .optional(),
  options: z.array(z.strictObject({ label: z.string().min(1) })).optional(),
  reference: z.optional(attributeReferenceSchema),
});

export const conversationAttributeEndpoints = {
  list: endpoint({
    method: "GET",
    path: "/conversations/attributes",
    summary: "List the attributes of conversations, relationships included",
    query: z.strictObject({ include_archived: z.enum(["true", "false"]).optional() }),
    reply: z.object({ type: z.literal("list"), data: z.array(conversationAttributeSchema) }),
  }),
  get: endpoint({
    method: "GET",
    path: "/conversations/attributes/{id}",
    summary: "Get one attribute of conversations",
    params: z.strictObject({ id: z.string() }),
    reply: conversationAttributeSchema,
  }),
  create: endpoint({
    method: "POST",
    path: "/conversations/attributes",
    summary: "Create an attribute of conversations",
    body: newConversationAttributeSchema,
    reply: conversationAttributeSchema,
  }),
};
